// SPDX-License-Identifier: Apache-2.0
import { Button } from '@grafana/ui';
import React from 'react';
import { t, tCount } from '../translate';

interface FilterToggleProps {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Opens the line of filters. */
export function FilterToggle({ count, isOpen, onToggle }: FilterToggleProps) {
  return (
    <Button
      size="sm"
      icon="filter"
      variant="secondary"
      fill={isOpen ? 'solid' : 'text'}
      tooltip={t('panel.filters.toggle', 'Show or hide stacks by function')}
      aria-label={
        count > 0
          ? tCount('panel.filters.count', { one: '{{count}} filter', other: '{{count}} filters' }, { count })
          : t('panel.filters.list', 'Filters')
      }
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {count > 0 && String(count)}
    </Button>
  );
}
