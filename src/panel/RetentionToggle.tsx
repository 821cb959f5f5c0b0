// SPDX-License-Identifier: Apache-2.0
import { ToolbarButton } from '@grafana/ui';
import React from 'react';
import type { GrowthPicture } from './data/growth-model';
import { type FillMode, hasKept, possibleFill } from './graph/paint-choice';
import { t } from './translate';

interface RetentionToggleProps {
  readonly picture: GrowthPicture;
  readonly fill: FillMode;
  readonly onChange: (fill: FillMode) => void;
}

/** Switches the colours from evidence to retention. Out of order, and says why, where the data does not know what was kept. */
export function RetentionToggle({ picture, fill, onChange }: RetentionToggleProps) {
  const isPossible = hasKept(picture);
  const isOn = possibleFill(picture, fill) === 'kept';
  const label = t('panel.kept.label', 'Retention');
  return (
    <ToolbarButton
      icon="filter"
      variant={isOn ? 'active' : 'canvas'}
      // Not `disabled`, which would take it out of the tab order together with its reason.
      aria-disabled={!isPossible}
      aria-pressed={isOn}
      aria-label={label}
      tooltip={
        isPossible
          ? t('panel.kept.about', 'Colour by the share of what was allocated that is still live (r)')
          : t('panel.kept.unknown', 'Retention: the data does not say how much was allocated in between')
      }
      onClick={() => isPossible && onChange(isOn ? 'evidence' : 'kept')}
    />
  );
}
