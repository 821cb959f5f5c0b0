// SPDX-License-Identifier: Apache-2.0
import { Button, Dropdown, Menu } from '@grafana/ui';
import React from 'react';
import { type Filter, PRESETS } from '#pkg/flame';
import { t } from '../translate';
import { hasPreset, togglePreset } from './change-filters';
import { describePreset, labelOfPreset } from './describe-filter';

interface PresetMenuProps {
  readonly filters: readonly Filter[];
  readonly onFiltersChange: (filters: readonly Filter[]) => void;
}

/** Filters by name, to switch on and off. */
export function PresetMenu({ filters, onFiltersChange }: PresetMenuProps) {
  return (
    <Dropdown
      overlay={
        // React hands events of the menu on to the panel around it: letters in the menu are the menu's alone. Escape closes it further out.
        <div role="presentation" onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}>
          <Menu>
            {PRESETS.map((preset) => (
              <Menu.Item
                key={preset}
                label={labelOfPreset(preset)}
                description={describePreset(preset)}
                icon={hasPreset(filters, preset) ? 'check' : 'plus'}
                ariaChecked={hasPreset(filters, preset)}
                role="menuitemcheckbox"
                onClick={() => onFiltersChange(togglePreset(filters, preset))}
              />
            ))}
          </Menu>
        </div>
      }
    >
      <Button size="sm" variant="secondary" fill="outline" icon="angle-down" iconPlacement="right">
        {t('panel.filters.presets', 'Presets')}
      </Button>
    </Dropdown>
  );
}
