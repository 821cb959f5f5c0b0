// SPDX-License-Identifier: Apache-2.0
import { ToolbarButton } from '@grafana/ui';
import React from 'react';
import { t } from '../translate';

interface FilterToggleProps {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Opens the line of filters. */
export function FilterToggle({ count, isOpen, onToggle }: FilterToggleProps) {
  return (
    <ToolbarButton
      icon="filter"
      variant={count > 0 ? 'active' : 'canvas'}
      tooltip={t('panel.filters.toggle', 'Show or hide stacks by function')}
      aria-label={t('panel.filters.title', 'Filters')}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {count > 0 ? String(count) : undefined}
    </ToolbarButton>
  );
}
