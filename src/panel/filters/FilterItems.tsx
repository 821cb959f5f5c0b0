// SPDX-License-Identifier: Apache-2.0
// Filters about the frame whose menu is open.
import { Menu } from '@grafana/ui';
import React from 'react';
import type { Filter } from '#pkg/flame';
import { t } from '../translate';
import { filterOfFrame } from './filter-of-frame';

interface FilterItemsProps {
  /** Of the function, as the frame table has it. */
  readonly name: string;
  readonly onFilter: (filter: Filter) => void;
}

export function FilterItems({ name, onFilter }: FilterItemsProps) {
  const items = [
    { kind: 'show-stack', icon: 'filter', label: t('panel.menu.showStacks', 'Show only stacks with this') },
    { kind: 'hide-stack', icon: 'eye-slash', label: t('panel.menu.hideStacks', 'Hide stacks with this') },
    { kind: 'hide-frame', icon: 'minus', label: t('panel.menu.hideFrame', 'Hide this frame') },
    { kind: 'show-from-frame', icon: 'arrow-down', label: t('panel.menu.showFrom', 'Show from here') },
  ] as const;
  return items.map(({ kind, icon, label }) => (
    <Menu.Item key={kind} {...{ icon, label }} onClick={() => onFilter(filterOfFrame(kind, name))} />
  ));
}
