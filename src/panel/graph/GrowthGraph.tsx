// SPDX-License-Identifier: Apache-2.0
// The graph: a scrolling window on a page of rows, the canvas that stays in the window, and the tree that mirrors it for the
// keyboard and for screen readers.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useRef, useState } from 'react';
import { NONE } from '#pkg/base';
import { BoxRing } from './BoxRing';
import { FocusTree } from './FocusTree';
import { GraphCanvas } from './GraphCanvas';
import { boxOfNode } from './graph-geometry';
import { type GraphView, viewAfterKey, zoomTo } from './graph-view';
import type { Drawing } from './drawing';
import { type GraphFrame, useGraphLayout } from './use-graph-layout';

export interface GrowthGraphProps extends GraphFrame {
  readonly drawing: Drawing;
  readonly view: GraphView;
  readonly onViewChange: (view: GraphView) => void;
  readonly onSearchKey: () => void;
  /** Per frame name, 1 = matches the search; undefined when there is no search. */
  readonly matches: Uint8Array | undefined;
}

export function GrowthGraph(props: GrowthGraphProps) {
  const { drawing, view, onViewChange, onSearchKey, heightCssPx } = props;
  const styles = useStyles2(getStyles);
  const tree = useRef<HTMLDivElement>(null);
  const scrollerRef = useRef<HTMLDivElement>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const layout = useGraphLayout({ drawing, view }, props, scrollerRef);
  const { located, boxes, geometry } = layout;
  const focusBox = boxOfNode(boxes, drawing.picture.tree, { node: located.focusNode, side: located.focusSide });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const next = viewAfterKey(drawing, view, event.key);
    if (event.key === '/') {
      onSearchKey();
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
    <div className={styles.graph} data-focused={hasFocus} style={{ height: heightCssPx }}>
      <div
        ref={scrollerRef}
        className={styles.scroller}
        onScroll={(event) => layout.onScroll(event.currentTarget.scrollTop)}
      >
        <div className={styles.page} style={{ height: geometry.contentHeightCssPx }}>
          <GraphCanvas
            {...{ drawing, layout, heightCssPx, matches: props.matches }}
            onPick={(target) => {
              onViewChange(zoomTo(drawing, target));
              tree.current?.focus({ preventScroll: true });
            }}
          />
          {hasFocus && focusBox !== NONE && <BoxRing boxes={boxes} box={focusBox} geometry={geometry} kind="focus" />}
        </div>
      </div>
      <FocusTree treeRef={tree} {...{ drawing, located, onKeyDown }} onFocusChange={setHasFocus} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  graph: css({
    position: 'relative',
    borderRadius: theme.shape.radius.default,
    '&[data-focused="true"]': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 1 },
  }),
  scroller: css({ height: '100%', overflowX: 'hidden', overflowY: 'auto', scrollbarWidth: 'thin' }),
  page: css({ position: 'relative', minHeight: '100%' }),
});
