// SPDX-License-Identifier: Apache-2.0
import { Button } from '@grafana/ui';
import React, { memo } from 'react';
import type { GrowthPicture } from './data/growth-model';
import { type FillMode, hasKept, possibleFill } from './graph/paint-choice';
import { t } from './translate';

interface RetentionToggleProps {
  readonly picture: GrowthPicture;
  readonly fill: FillMode;
  readonly onChange: (fill: FillMode) => void;
}

/** Switches the colours from evidence to retention. Out of order, and says why, where the data does not know what was kept. */
export const RetentionToggle = memo(function RetentionToggle({ picture, fill, onChange }: RetentionToggleProps) {
  const isPossible = hasKept(picture);
  const isOn = possibleFill(picture, fill) === 'kept';
  return (
    <Button
      size="sm"
      variant={isOn ? 'primary' : 'secondary'}
      fill="outline"
      // With a tooltip it stays in the tab order, together with its reason.
      disabled={!isPossible}
      aria-pressed={isOn}
      tooltip={
        isPossible
          ? t('panel.kept.about', 'Colour by the share of what was allocated that is still live (r)')
          : t('panel.kept.unknown', 'Retention: the data does not say how much was allocated in between')
      }
      onClick={() => onChange(isOn ? 'evidence' : 'kept')}
    >
      {t('panel.kept.label', 'Retention')}
    </Button>
  );
});
