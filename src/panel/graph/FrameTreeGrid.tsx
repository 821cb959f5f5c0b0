// SPDX-License-Identifier: Apache-2.0
// The graph as a treegrid (WAI-ARIA 1.2) for keyboards and screen readers: one tab stop, and as rows only what is around the focus. It is
// made of the columns that the canvas is painted from, and its focus is the canvas' focus, a moment later.
import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEventHandler, memo, type Ref, useId, useMemo } from 'react';
import { t } from '../translate';
import { useLater } from '../use-later';
import type { Drawing } from './drawing';
import { gridColumns } from './grid-columns';
import type { LocatedView } from './graph-view';
import { type MirrorNode, mirrorOf } from './mirror-nodes';
import { spokenNode } from './node-text';

interface FrameTreeGridProps {
  readonly gridRef: Ref<HTMLDivElement>;
  readonly drawing: Drawing;
  readonly located: LocatedView;
  readonly onKeyDown: KeyboardEventHandler;
  readonly onFocusChange: (hasFocus: boolean) => void;
}

export function FrameTreeGrid({ gridRef, drawing, located, onKeyDown, onFocusChange }: FrameTreeGridProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const shown = useLater(located, drawing);
  const rows = useMemo(() => mirrorOf(drawing, shown), [drawing, shown]);
  return (
    <div
      ref={gridRef}
      role="treegrid"
      tabIndex={0}
      className={styles.hidden}
      aria-label={t('panel.grid.label', 'Frames of the graph. Arrows walk, Enter zooms, question mark lists all keys.')}
      aria-activedescendant={rows.length > 0 ? idOf(id, shown.focusSide, shown.focusNode) : undefined}
      aria-readonly
      onKeyDown={onKeyDown}
      onFocus={() => onFocusChange(true)}
      onBlur={() => onFocusChange(false)}
    >
      <GridRows {...{ id, drawing, located: shown, rows }} />
    </div>
  );
}

interface GridRowsProps extends Pick<FrameTreeGridProps, 'drawing' | 'located'> {
  readonly id: string;
  readonly rows: readonly MirrorNode[];
}

const GridRows = memo(function GridRows({ id, drawing, located, rows }: GridRowsProps) {
  const columns = gridColumns(drawing);
  return (
    <>
      <div role="row">
        {columns.map(({ key, title }) => (
          <span key={key} role="columnheader">
            {title}
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <div
          key={idOf(id, row.side, row.node)}
          id={idOf(id, row.side, row.node)}
          role="row"
          {...rowAttributes(row)}
          aria-label={spokenNode(drawing, row.node, row.side)}
          aria-selected={row.node === located.focusNode && row.side === located.focusSide}
        >
          {columns.map(({ key, textOf }) => (
            <span key={key} role="gridcell">
              {textOf(row.node, row.side)}
            </span>
          ))}
        </div>
      ))}
    </>
  );
});

function idOf(id: string, side: number, node: number): string {
  return `${id}-${side}-${node}`;
}

function rowAttributes({ level, position, setSize, isExpanded }: MirrorNode) {
  return {
    'aria-level': level,
    'aria-posinset': position,
    'aria-setsize': setSize,
    'aria-expanded': isExpanded,
  };
}

const getStyles = () => ({
  // Out of sight but not out of reach: what is not displayed takes no focus and is not read.
  hidden: css({
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  }),
});
