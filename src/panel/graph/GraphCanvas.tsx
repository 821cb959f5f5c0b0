// SPDX-License-Identifier: Apache-2.0
// The canvas in its window, what is painted on it, and the pointer over it.
import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { type MouseEvent, useMemo, useRef, useState } from 'react';
import { NONE } from '#pkg/base';
import { BOX_KINDS, type Boxes, hitTest, type SideNumber } from '#pkg/flame';
import { BoxRing } from './BoxRing';
import { type Drawing, strengthOf } from './drawing';
import { rowAt, topOfRow } from './graph-geometry';
import { growthPalette } from './growth-palette';
import { labelsOfBox, spokenNode } from './node-text';
import { NodeTooltip } from './NodeTooltip';
import { t } from '../translate';
import { type SceneContent, useCanvasPainting } from './use-canvas-painting';
import type { GraphLayout } from './use-graph-layout';

interface GraphCanvasProps {
  readonly drawing: Drawing;
  readonly layout: GraphLayout;
  readonly heightCssPx: number;
  readonly matches: Uint8Array | undefined;
  readonly onPick: (target: { node: number; side: SideNumber }) => void;
}

interface Hover {
  readonly boxes: Boxes;
  readonly box: number;
  readonly position: { x: number; y: number };
}

const FONT_CSS_PX = 11;

export function GraphCanvas(props: GraphCanvasProps) {
  const { drawing, layout, onPick } = props;
  const { boxes, geometry } = layout;
  const styles = useStyles2(getStyles);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hover, setHover] = useState<Hover>();
  const content = useScene(props);
  useCanvasPainting(canvas, content);
  // After a new layout a box number means another box: what was hovered before is forgotten.
  const hovered = hover?.boxes === boxes ? hover : undefined;

  const boxUnder = (event: MouseEvent): number => {
    const page = event.currentTarget.getBoundingClientRect();
    const row = rowAt(geometry, event.clientY - page.top);
    return row === undefined ? NONE : hitTest(boxes, { ...row, xCssPx: event.clientX - page.left });
  };
  const onPointerMove = (event: MouseEvent) => {
    const box = boxUnder(event);
    setHover(box === NONE ? undefined : { boxes, box, position: { x: event.clientX, y: event.clientY } });
  };
  const onClick = (event: MouseEvent) => {
    const box = boxUnder(event);
    if (box !== NONE) {
      onPick({ node: boxes.node[box], side: boxes.side[box] === 0 ? 0 : 1 });
    }
  };
  const size = { width: layout.widthCssPx, height: content.heightCssPx };
  return (
    <div
      className={styles.page}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setHover(undefined)}
      onClick={onClick}
    >
      <canvas
        ref={canvas}
        className={styles.canvas}
        style={size}
        role="img"
        aria-label={t('panel.graph.canvas', 'Flame graph: {{root}}', { root: spokenNode(drawing, 0, 0) })}
      />
      {hovered !== undefined && (
        <>
          <BoxRing boxes={boxes} box={hovered.box} geometry={geometry} kind="hover" />
          <NodeTooltip drawing={drawing} boxes={boxes} box={hovered.box} position={hovered.position} />
        </>
      )}
    </div>
  );
}

function useScene({ drawing, layout, heightCssPx, matches }: GraphCanvasProps): SceneContent {
  const theme = useTheme2();
  const palette = useMemo(() => growthPalette(theme), [theme]);
  const { boxes, geometry, scrollTopCssPx, widthCssPx } = layout;
  return useMemo(
    () => ({
      boxes,
      palette,
      widthCssPx,
      heightCssPx: Math.min(heightCssPx, Math.max(1, geometry.contentHeightCssPx)),
      rowHeightCssPx: geometry.rowHeightCssPx,
      font: `${FONT_CSS_PX}px ${theme.typography.fontFamilyMonospace}`,
      topOf: (side, row) => topOfRow(geometry, side, row) - scrollTopCssPx,
      zeroLineTopCssPx:
        geometry.rows.above > 0 ? geometry.rows.above * geometry.rowHeightCssPx - scrollTopCssPx : undefined,
      labelsOf: (box) => labelsOfBox(drawing, boxes, box),
      strengthOf: (node) => strengthOf(drawing.picture, node),
      // What a `more` box stands for may match or not: it fades with the rest.
      isLit: (box) =>
        matches === undefined ||
        (BOX_KINDS[boxes.kind[box]] !== 'more' && matches[drawing.picture.tree.frame[boxes.node[box]]] === 1),
    }),
    [drawing, boxes, palette, widthCssPx, heightCssPx, geometry, scrollTopCssPx, theme, matches]
  );
}

const getStyles = () => ({
  page: css({ position: 'absolute', inset: 0 }),
  canvas: css({ position: 'sticky', top: 0, display: 'block', cursor: 'pointer' }),
});
