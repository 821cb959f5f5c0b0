// SPDX-License-Identifier: Apache-2.0
// The frames behind a box "n more": nothing that has an amount is out of reach.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, Input, Portal, useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { shortNameOf } from '#pkg/flame';
import { nameOf } from '../graph/drawing';
import { drawableName } from '../graph/label-text';
import { useReturnFocus } from '../menu/use-return-focus';
import { t, tCount } from '../translate';
import { activeAfterKey } from './active-after-key';
import { amountOfAll, filterFrames, type MoreTarget } from './more-frames';
import { MoreRows, ROWS_CSS_PX } from './MoreRows';

interface MoreListProps {
  readonly target: MoreTarget;
  readonly onPick: (node: number) => void;
  readonly onClose: () => void;
}

const WIDTH_CSS_PX = 420;
/** Title and filter. */
const HEAD_CSS_PX = 96;

/** A dialog beside the box: what is typed filters, arrows choose, Enter zooms, Escape and a click elsewhere close. */
export function MoreList({ target, onPick, onClose }: MoreListProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const [text, setText] = useState('');
  const [wanted, setActive] = useState(() => Math.max(0, target.nodes.indexOf(target.chosen ?? -1)));
  const nodes = useMemo(() => filterFrames(target, text), [target, text]);
  const active = Math.min(wanted, nodes.length - 1);
  useReturnFocus();
  const dialog = useRef<HTMLDivElement>(null);
  useCloseFromOutside(dialog, onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = activeAfterKey(event.key, { active, count: nodes.length });
    if (event.key === 'Escape') {
      onClose();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      if (nodes[active] !== undefined) {
        onPick(nodes[active]);
      }
    } else if (next !== undefined) {
      setActive(next);
    } else {
      keepTabInside(event, dialog.current);
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Portal>
      <div
        ref={dialog}
        role="dialog"
        aria-modal
        aria-labelledby={`${id}-title`}
        className={styles.dialog}
        style={placeOf(target)}
        onKeyDown={onKeyDown}
      >
        <div className={styles.header}>
          <h3 id={`${id}-title`} className={styles.title}>
            {titleOf(target)}
          </h3>
          <IconButton name="times" aria-label={t('panel.more.close', 'Close')} onClick={onClose} />
        </div>
        <Input
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={nodes.length > 0 ? `${id}-${active}` : undefined}
          aria-label={t('panel.more.filter', 'Filter frames')}
          placeholder={t('panel.more.placeholder', 'Filter by name')}
        />
        {nodes.length === 0 && <p className={styles.none}>{t('panel.more.none', 'No frame has this in its name.')}</p>}
        <MoreRows {...{ id, target, nodes, active, onPick }} />
      </div>
    </Portal>
  );
}

const TITLE = {
  one: '{{count}} frame below {{name}}, {{amount}}',
  other: '{{count}} frames below {{name}}, {{amount}} in all',
};

function titleOf(target: MoreTarget): string {
  const { drawing, node, nodes } = target;
  return tCount('panel.more.title', TITLE, {
    count: nodes.length,
    name: drawableName(shortNameOf(nameOf(drawing.picture, node))),
    amount: amountOfAll(target),
  });
}

// Beside the pointer, inside the window.
function placeOf({ position }: MoreTarget): Record<'left' | 'top' | 'width', number> {
  const width = Math.min(WIDTH_CSS_PX, window.innerWidth);
  const height = HEAD_CSS_PX + ROWS_CSS_PX;
  return {
    width,
    left: Math.max(0, Math.min(position.x, window.innerWidth - width)),
    top: Math.max(0, Math.min(position.y, window.innerHeight - height)),
  };
}

// The dialog has two stops: the field and the button.
function keepTabInside(event: KeyboardEvent, dialog: HTMLElement | null): void {
  const stops = [...(dialog?.querySelectorAll<HTMLElement>('input, button') ?? [])];
  if (event.key === 'Tab' && stops.length > 0) {
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length].focus();
    event.preventDefault();
  }
}

function useCloseFromOutside(dialog: React.RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && dialog.current?.contains(target) === false) {
        onClose();
      }
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [dialog, onClose]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  dialog: css({
    position: 'fixed',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  header: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(1) }),
  title: css({
    ...theme.typography.h6,
    margin: 0,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  none: css({ margin: 0, color: theme.colors.text.secondary }),
});
