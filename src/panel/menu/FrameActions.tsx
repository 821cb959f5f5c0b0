// SPDX-License-Identifier: Apache-2.0
// Everything that opens over the graph: the menu of a frame, the list behind "n more", the exports; and what they have to say.
import React, { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import type { Filter } from '#pkg/flame';
import { ExportMenu } from '../export/ExportMenu';
import type { ExportSource } from '../export/export-source';
import { useExports } from '../export/use-exports';
import { type GraphView, zoomTo } from '../graph/graph-view';
import { isPlainKey } from '../is-plain-key';
import type { MoreTarget } from '../more/more-frames';
import { MoreList } from '../more/MoreList';
import { type FrameActions as Actions, FrameActionsContext, type ScreenPoint } from './frame-actions';
import { FrameMenu } from './FrameMenu';
import type { MenuTarget } from './menu-target';
import { Said } from './Said';

interface FrameActionsProps extends ExportSource {
  readonly onViewChange: (changes: GraphView | { readonly query: string }) => void;
  readonly onFilter: (filter: Filter) => void;
  readonly children: ReactNode;
}

type Open =
  | { readonly kind: 'menu'; readonly target: MenuTarget }
  | { readonly kind: 'more'; readonly target: MoreTarget }
  | { readonly kind: 'exports'; readonly position: ScreenPoint };

export function FrameActions({ children, ...props }: FrameActionsProps) {
  const { drawing, options, onViewChange, onFilter } = props;
  const [open, setOpen] = useState<Open>();
  const [said, say] = useState('');
  const { runExport, element } = useExports(props, say);
  const actions = useMemo(
    (): Actions => ({
      openMenu: (frame) => setOpen({ kind: 'menu', target: { ...frame, drawing } }),
      openMore: (frame, nodes, chosen) => setOpen({ kind: 'more', target: { ...frame, drawing, nodes, chosen } }),
      openExports: (position) => setOpen({ kind: 'exports', position }),
    }),
    [drawing]
  );
  const close = () => setOpen(undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isPlainKey(event) && event.key === 'e') {
      const { left, top } = event.currentTarget.getBoundingClientRect();
      actions.openExports({ x: left, y: top });
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <FrameActionsContext.Provider value={actions}>
      <div role="presentation" onKeyDown={onKeyDown}>
        {children}
      </div>
      {open?.kind === 'menu' && (
        <FrameMenu
          {...{
            target: open.target,
            sourceUrlTemplate: options.sourceUrlTemplate,
            onFilter,
            onSay: say,
            onClose: close,
          }}
          onSearch={(query) => onViewChange({ query })}
          onZoom={() => onViewChange(zoomTo(open.target.drawing, open.target))}
        />
      )}
      {open?.kind === 'more' && (
        <MoreList
          {...{ target: open.target, onClose: close }}
          onPick={(node) => {
            onViewChange(zoomTo(open.target.drawing, { node, side: open.target.side }));
            close();
          }}
        />
      )}
      {open?.kind === 'exports' && (
        <ExportMenu {...{ position: open.position, picture: drawing.picture, onClose: close }} onChoose={runExport} />
      )}
      {element}
      <Said text={said} onDone={() => say('')} />
    </FrameActionsContext.Provider>
  );
}
