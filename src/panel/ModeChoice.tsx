// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { SelectableValue } from '@grafana/data';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import type { WidthMode } from '#pkg/flame';
import { t } from './translate';

interface ModeChoiceProps {
  readonly mode: WidthMode;
  readonly onChange: (mode: WidthMode) => void;
}

/** What the width of a frame means. */
export const ModeChoice = memo(function ModeChoice({ mode, onChange }: ModeChoiceProps) {
  const styles = useStyles2(getStyles);
  return (
    <RadioButtonGroup
      className={styles.modes}
      size="sm"
      aria-label={t('panel.mode.label', 'Width of a frame')}
      value={mode}
      options={modeOptions()}
      onChange={onChange}
    />
  );
});

function modeOptions(): Array<SelectableValue<WidthMode>> {
  return [
    {
      value: 'growth',
      label: t('panel.mode.growth', 'Growth'),
      description: t('panel.mode.growthAbout', 'What grew, down, and what shrank, up (g)'),
    },
    {
      value: 'after',
      label: t('panel.mode.after', 'After'),
      description: t('panel.mode.afterAbout', 'The later snapshot (a)'),
    },
    {
      value: 'union',
      label: t('panel.mode.union', 'Union'),
      description: t('panel.mode.unionAbout', 'All that is there before or after; frames keep their place (u)'),
    },
  ];
}

const getStyles = () => ({
  // The last to give way.
  modes: css({ flexShrink: 0 }),
});
