// SPDX-License-Identifier: Apache-2.0
// The graph as a tree for keyboards and screen readers: one tab stop, and as elements only what is around the focus.
import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEventHandler, type Ref, useId } from 'react';
import { mirrorOf } from './mirror-nodes';
import type { LocatedView } from './graph-view';
import type { Drawing } from './drawing';
import { spokenNode } from './node-text';
import { t } from '../translate';

interface FocusTreeProps {
  readonly treeRef: Ref<HTMLDivElement>;
  readonly drawing: Drawing;
  readonly located: LocatedView;
  readonly onKeyDown: KeyboardEventHandler;
  readonly onFocusChange: (hasFocus: boolean) => void;
}

export function FocusTree({ treeRef, drawing, located, onKeyDown, onFocusChange }: FocusTreeProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const idOf = (side: number, node: number) => `${id}-${side}-${node}`;
  return (
    <div
      ref={treeRef}
      role="tree"
      tabIndex={0}
      className={styles.hidden}
      aria-label={t(
        'panel.tree.label',
        'Frames of the graph. Arrows walk, Enter zooms, Escape zooms out, slash searches.'
      )}
      aria-activedescendant={idOf(located.focusSide, located.focusNode)}
      onKeyDown={onKeyDown}
      onFocus={() => onFocusChange(true)}
      onBlur={() => onFocusChange(false)}
    >
      {mirrorOf(drawing, located).map(({ node, side, level, position, setSize, isExpanded }) => (
        <div
          key={idOf(side, node)}
          id={idOf(side, node)}
          role="treeitem"
          aria-level={level}
          aria-posinset={position}
          aria-setsize={setSize}
          aria-expanded={isExpanded}
          aria-selected={node === located.focusNode && side === located.focusSide}
        >
          {spokenNode(drawing, node, side)}
        </div>
      ))}
    </div>
  );
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
