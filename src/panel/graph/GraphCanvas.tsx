// SPDX-License-Identifier: Apache-2.0
// The canvas in its window, what is painted on it, and the pointer over it.
import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { type MouseEvent, useMemo, useRef, useState } from 'react';
import { NONE } from '#pkg/base';
import { type Boxes, hitTest } from '#pkg/flame';
import { BoxRing } from './BoxRing';
import { rowAt } from './graph-geometry';
import { spokenNode } from './node-text';
import { NodeTooltip } from './NodeTooltip';
import type { ScreenPoint } from '../menu/frame-actions';
import { t } from '../translate';
import { useCanvasPainting } from './use-canvas-painting';
import { type SceneSource, useScene } from './use-scene';

interface GraphCanvasProps extends SceneSource {
  readonly onPick: (box: number, position: ScreenPoint) => void;
  readonly onMenu: (box: number, position: ScreenPoint) => void;
}

interface Hover {
  readonly boxes: Boxes;
  readonly box: number;
  readonly position: ScreenPoint;
}

export function GraphCanvas(props: GraphCanvasProps) {
  const { drawing, layout, onPick, onMenu } = props;
  const { boxes, geometry } = layout;
  const styles = useStyles2(getStyles);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hover, setHover] = useState<Hover>();
  const content = useScene(props);
  const label = useMemo(
    () => t('panel.graph.canvas', 'Flame graph: {{root}}', { root: spokenNode(drawing, 0, 0) }),
    [drawing]
  );
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
    setHover(box === NONE ? undefined : { boxes, box, position: positionOf(event) });
  };
  const onClick = (event: MouseEvent) => {
    const box = boxUnder(event);
    if (box !== NONE) {
      onPick(box, positionOf(event));
    }
  };
  const onContextMenu = (event: MouseEvent) => {
    const box = boxUnder(event);
    if (box !== NONE) {
      event.preventDefault();
      setHover(undefined);
      onMenu(box, positionOf(event));
    }
  };
  const size = { width: layout.widthCssPx, height: content.heightCssPx };
  return (
    <div
      className={styles.page}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setHover(undefined)}
      onClick={onClick}
      onContextMenu={onContextMenu}
    >
      <canvas ref={canvas} className={styles.canvas} style={size} role="img" aria-label={label} />
      {hovered !== undefined && (
        <>
          <BoxRing boxes={boxes} box={hovered.box} geometry={geometry} kind="hover" />
          <NodeTooltip {...{ drawing, boxes, box: hovered.box, position: hovered.position }} />
        </>
      )}
    </div>
  );
}

function positionOf({ clientX, clientY }: MouseEvent): ScreenPoint {
  return { x: clientX, y: clientY };
}

const getStyles = () => ({
  page: css({ position: 'absolute', inset: 0 }),
  canvas: css({ position: 'sticky', top: 0, display: 'block', cursor: 'pointer' }),
});
