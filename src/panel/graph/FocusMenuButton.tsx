// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { BOX_KINDS, type Boxes } from '#pkg/flame';
import { type GraphGeometry, topOfRow } from './graph-geometry';

interface FocusMenuButtonProps {
  readonly boxes: Boxes;
  readonly box: number;
  readonly geometry: GraphGeometry;
  readonly onOpen: () => void;
}

const WIDTH_CSS_PX = 24;

/**
 * The menu for fingers, which have no right button: at the end of the frame in focus, where it has room. Keyboards have a key for it, so
 * it is neither a tab stop nor read out, and does not take the focus that shows it.
 */
export function FocusMenuButton({ boxes, box, geometry, onOpen }: FocusMenuButtonProps) {
  const styles = useStyles2(getStyles);
  if (boxes.widthCssPx[box] < 4 * WIDTH_CSS_PX || BOX_KINDS[boxes.kind[box]] === 'more') {
    return null;
  }
  const place = {
    left: boxes.xCssPx[box] + boxes.widthCssPx[box] - WIDTH_CSS_PX - 3,
    top: topOfRow(geometry, boxes.side[box], boxes.row[box]) + 2,
    width: WIDTH_CSS_PX,
    height: geometry.rowHeightCssPx - 4,
  };
  return (
    <div
      aria-hidden
      className={styles.button}
      style={place}
      data-testid="seep-focus-menu"
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <Icon name="ellipsis-h" size="sm" />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    position: 'absolute',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.elevated,
    color: theme.colors.text.primary,
    cursor: 'pointer',
  }),
});
