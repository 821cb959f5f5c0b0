// SPDX-License-Identifier: Apache-2.0
import { ContextMenu, type IconName, Menu } from '@grafana/ui';
import React from 'react';
import type { Picture } from '../data/growth-model';
import type { ScreenPoint } from '../menu/frame-actions';
import { useReturnFocus } from '../menu/use-return-focus';
import { t } from '../translate';
import type { ExportKind } from './export-kind';

interface ExportMenuProps {
  readonly position: ScreenPoint;
  readonly picture: Picture;
  readonly onChoose: (kind: ExportKind) => void;
  readonly onClose: () => void;
}

export function ExportMenu({ position, picture, onChoose, onClose }: ExportMenuProps) {
  useReturnFocus();
  return (
    // React hands events of the menu on to the panel around it: keys in the menu are the menu's alone.
    <div role="presentation" onKeyDown={(event) => event.stopPropagation()}>
      <ContextMenu
        {...position}
        onClose={onClose}
        renderMenuItems={() => (
          <>
            {itemsOf(picture).map(({ kind, icon, label, description }) => (
              <Menu.Item key={kind} {...{ icon, label, description }} onClick={() => onChoose(kind)} />
            ))}
          </>
        )}
      />
    </div>
  );
}

interface ExportItem {
  readonly kind: ExportKind;
  readonly icon: IconName;
  readonly label: string;
  readonly description: string;
}

function itemsOf(picture: Picture): readonly ExportItem[] {
  const isGrowth = picture.kind === 'growth';
  return [
    {
      ...{ kind: 'pprof', icon: 'download-alt', label: 'pprof (.pb.gz)' },
      description: isGrowth
        ? t('panel.export.pprof', 'The growth as go tool pprof -diff_base has it')
        : t('panel.export.pprofOne', 'For go tool pprof'),
    },
    {
      ...{ kind: 'folded', icon: 'download-alt', label: t('panel.export.folded', 'Folded stacks (.folded)') },
      description: isGrowth
        ? t('panel.export.foldedAbout', 'Before and after, as difffolded.pl writes them')
        : t('panel.export.foldedOne', 'For flamegraph.pl, speedscope and others'),
    },
    {
      ...{ kind: 'svg', icon: 'download-alt', label: t('panel.export.svg', 'SVG of the graph') },
      description: t('panel.export.svgAbout', 'What is zoomed, with names to point at'),
    },
    {
      ...{ kind: 'png', icon: 'download-alt', label: t('panel.export.png', 'PNG of the graph') },
      description: t('panel.export.pngAbout', 'As it is painted, twice as sharp'),
    },
    ...(isGrowth ? issueItems() : []),
  ];
}

function issueItems(): readonly ExportItem[] {
  const description = t('panel.export.markdownAbout', 'Text of an issue: balance, suspects, stacks');
  return [
    { kind: 'copy', icon: 'copy', label: t('panel.export.copy', 'Copy as Markdown'), description },
    { kind: 'markdown', icon: 'download-alt', label: t('panel.export.markdown', 'Markdown (.md)'), description },
  ];
}
