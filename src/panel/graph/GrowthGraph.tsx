// SPDX-License-Identifier: Apache-2.0
// The graph: a scrolling window on a page of rows, the canvas that stays in the window, and the tree that mirrors it for the
// keyboard and for screen readers.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { NONE } from '#pkg/base';
import { BoxRing } from './BoxRing';
import { FrameTreeGrid } from './FrameTreeGrid';
import { GraphCanvas } from './GraphCanvas';
import { FocusMenuButton } from './FocusMenuButton';
import { boxOfNode } from './graph-geometry';
import { type GraphView, viewAfterKey, zoomTo } from './graph-view';
import type { Drawing } from './drawing';
import type { PaintChoice } from './paint-choice';
import { useBlink } from './use-blink';
import { useFramePoints } from './use-frame-points';
import { useAfterPaint } from '../use-after-paint';
import { type GraphFrame, useGraphLayout } from './use-graph-layout';
import { t } from '../translate';

export interface GrowthGraphProps extends GraphFrame {
  readonly drawing: Drawing;
  readonly view: GraphView;
  readonly onViewChange: (view: GraphView) => void;
  /** Per frame name, 1 = matches the search; undefined when there is no search. */
  readonly matches: Uint8Array | undefined;
  readonly choice: PaintChoice;
}

export function GrowthGraph(props: GrowthGraphProps) {
  const { drawing, view, onViewChange, heightCssPx } = props;
  const styles = useStyles2(getStyles);
  const grid = useRef<HTMLDivElement>(null);
  const scrollerRef = useRef<HTMLDivElement>(null);
  const isPainted = useAfterPaint();
  const [hasFocus, setHasFocus] = useState(false);
  const isMenuShown = useDeferredValue(hasFocus);
  const blink = useBlink(drawing.mode === 'union' && drawing.picture.kind === 'growth');
  const layout = useGraphLayout({ drawing, view }, props, scrollerRef);
  const { located, boxes, geometry } = layout;
  const focusBox = boxOfNode(boxes, drawing.picture.tree, { node: located.focusNode, side: located.focusSide });
  const points = useFramePoints({ drawing, layout, focusBox, scrollerRef });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const isOpened = points.openByKey(event);
    const next = isOpened ? view : viewAfterKey(drawing, view, event.key);
    if (event.key === ' ') {
      blink.onPress();
    } else if (next !== undefined) {
      onViewChange(next);
    } else {
      return;
    }
    event.preventDefault();
    // Grafana's own shortcuts listen further out: Escape would leave the panel.
    event.stopPropagation();
  };
  return (
    <div
      {...{ className: styles.graph, style: { height: heightCssPx }, onBlur: blink.onRelease }}
      data-focused={hasFocus}
      onKeyUp={(event) => event.key === ' ' && blink.onRelease()}
    >
      <div
        ref={scrollerRef}
        className={styles.scroller}
        onScroll={(event) => layout.onScroll(event.currentTarget.scrollTop)}
      >
        <div className={styles.page} style={{ height: geometry.contentHeightCssPx }}>
          <GraphCanvas
            {...{ drawing, layout, heightCssPx, matches: props.matches, choice: props.choice, phase: blink.phase }}
            onPick={(box, position) => {
              grid.current?.focus({ preventScroll: true });
              if (!points.openMore(box, position)) {
                onViewChange(zoomTo(drawing, points.targetOf(box)));
              }
            }}
            onMenu={points.openMenu}
          />
          {hasFocus && focusBox !== NONE && <BoxRing boxes={boxes} box={focusBox} geometry={geometry} kind="focus" />}
          {isMenuShown && focusBox !== NONE && (
            <FocusMenuButton {...{ boxes, box: focusBox, geometry }} onOpen={points.openFocusMenu} />
          )}
        </div>
      </div>
      {blink.phase !== undefined && (
        <div aria-hidden className={styles.phase} data-testid="seep-blink">
          {blink.phase === 'before' ? t('panel.blink.before', 'before') : t('panel.blink.after', 'after')}
        </div>
      )}
      {isPainted && <FrameTreeGrid gridRef={grid} {...{ drawing, located, onKeyDown }} onFocusChange={setHasFocus} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  graph: css({
    position: 'relative',
    borderRadius: theme.shape.radius.default,
    // Laid over the canvas, which would hide an outline inside the graph.
    '&[data-focused="true"]::after': {
      content: '""',
      position: 'absolute',
      inset: 0,
      border: `2px solid ${theme.colors.primary.border}`,
      borderRadius: 'inherit',
      pointerEvents: 'none',
    },
  }),
  scroller: css({ height: '100%', overflowX: 'hidden', overflowY: 'auto', scrollbarWidth: 'thin' }),
  page: css({ position: 'relative', minHeight: '100%' }),
  phase: css({
    position: 'absolute',
    bottom: theme.spacing(0.5),
    right: theme.spacing(2),
    padding: theme.spacing(0, 1),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.strong}`,
    pointerEvents: 'none',
  }),
});
