// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, type PointerEvent } from 'react';
import { labelOfHandle } from './describe-times';
import type { Handle } from './move-pick';

interface TimeHandleProps {
  readonly handle: Handle;
  readonly index: number;
  /** The first and the last that can be picked. */
  readonly reach: readonly [number, number];
  readonly xCssPx: number;
  /** When, and how much there was then. */
  readonly says: string;
  readonly onMove: (toIndex: number) => void;
  /** The pointer is there, in the window, while it drags the handle. */
  readonly onDrag: (xCssPx: number) => void;
}

/** One end of what is compared: dragged, or moved by keys capture by capture. */
export function TimeHandle({ handle, index, reach, xCssPx, says, onMove, onDrag }: TimeHandleProps) {
  const styles = useStyles2(getStyles);
  const [first, last] = reach;
  const onKeyDown = (event: KeyboardEvent) => {
    const toIndex = { ArrowLeft: index - 1, ArrowDown: index - 1, ArrowRight: index + 1, ArrowUp: index + 1 };
    const ends = { Home: first, End: last };
    const wanted: number | undefined = Reflect.get({ ...toIndex, ...ends }, event.key);
    if (wanted !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      onMove(wanted);
    }
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 1) {
      onDrag(event.clientX);
    }
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.handle}
      style={{ left: xCssPx }}
      aria-label={labelOfHandle(handle)}
      aria-orientation="horizontal"
      aria-valuemin={first}
      aria-valuemax={last}
      aria-valuenow={index}
      aria-valuetext={`${labelOfHandle(handle)}: ${says}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
    >
      <span className={styles.letter}>{handle === 'before' ? 'A' : 'B'}</span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  handle: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: 16,
    marginLeft: -8,
    cursor: 'ew-resize',
    touchAction: 'none',
    background: `linear-gradient(${theme.colors.text.primary}, ${theme.colors.text.primary}) center / 2px 100% no-repeat`,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -1 },
  }),
  letter: css({
    position: 'absolute',
    bottom: 0,
    left: 1,
    width: 14,
    lineHeight: '14px',
    textAlign: 'center',
    borderRadius: theme.shape.radius.default,
    background: theme.colors.text.primary,
    color: theme.colors.background.primary,
    fontSize: 10,
    fontWeight: theme.typography.fontWeightBold,
    userSelect: 'none',
  }),
});
