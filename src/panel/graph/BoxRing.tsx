// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Boxes } from '#pkg/flame';
import { type GraphGeometry, topOfRow } from './graph-geometry';

interface BoxRingProps {
  readonly boxes: Boxes;
  readonly box: number;
  readonly geometry: GraphGeometry;
  readonly kind: 'focus' | 'hover';
}

/** A frame around one box, laid over the canvas so that pointing and walking repaint nothing. */
export function BoxRing({ boxes, box, geometry, kind }: BoxRingProps) {
  const styles = useStyles2(getStyles);
  const place = {
    left: boxes.xCssPx[box],
    top: topOfRow(geometry, boxes.side[box], boxes.row[box]),
    width: Math.max(3, boxes.widthCssPx[box]),
    height: geometry.rowHeightCssPx,
  };
  return <div aria-hidden className={styles[kind]} style={place} data-testid={`seep-ring-${kind}`} />;
}

const getStyles = (theme: GrafanaTheme2) => {
  const ring = { position: 'absolute', pointerEvents: 'none', borderRadius: 1 } as const;
  return {
    focus: css({ ...ring, boxShadow: `inset 0 0 0 2px ${theme.colors.text.maxContrast}` }),
    hover: css({ ...ring, boxShadow: `inset 0 0 0 1px ${theme.colors.text.maxContrast}` }),
  };
};
