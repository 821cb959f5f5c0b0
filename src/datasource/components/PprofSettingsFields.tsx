// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t } from '@grafana/i18n';
import { Field, Input, RadioButtonGroup } from '@grafana/ui';
import { RANGES } from '../settings/seep-options';
import type { ConfigEditorProps } from './editor-props';
import { NumberInput } from './NumberInput';

type NumberKey = keyof typeof RANGES;

/** How often captures are taken, what they may cost, and when growth counts. */
export function PprofSettingsFields({ options, onOptionsChange }: ConfigEditorProps) {
  const { jsonData } = options;
  const set = (changed: Partial<typeof jsonData>) =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, ...changed } });
  const numberField = (key: NumberKey, label: string, description: string) => (
    <NumberField
      id={`seep-${key}`}
      label={label}
      description={description}
      range={RANGES[key]}
      value={jsonData[key]}
      onChange={(value) => set({ [key]: value })}
    />
  );
  return (
    <>
      {numberField(
        'scrapeIntervalSeconds',
        t('config.interval', 'Scrape interval, seconds'),
        t('config.interval-description', 'Captures are taken only while a panel or Explore is open and visible.')
      )}
      <Field
        label={t('config.gc', 'Force a garbage collection')}
        description={t(
          'config.gc-description',
          'Makes the live heap exact, at a price: each forced collection takes CPU of the whole heap and slows a loaded service for up to seconds. At most once every 60 seconds, whatever the interval.'
        )}
      >
        <RadioButtonGroup
          aria-label={t('config.gc', 'Force a garbage collection')}
          options={[
            { label: t('config.gc-never', 'Never'), value: 'never' as const },
            { label: t('config.gc-each', 'With each capture'), value: 'eachCapture' as const },
          ]}
          value={jsonData.forceGc ?? 'never'}
          onChange={(forceGc) => set({ forceGc })}
        />
      </Field>
      {numberField(
        'timeoutSeconds',
        t('config.timeout', 'Time-out, seconds'),
        t('config.timeout-description', 'Of each request.')
      )}
      {numberField(
        'maxResponseMebibytes',
        t('config.size-cap', 'Size cap, MiB'),
        t('config.size-cap-description', 'Larger answers are refused. Most heap profiles have less than one.')
      )}
      {numberField(
        'minGrowthAgeSeconds',
        t('config.growth-age', 'Minimum growth age, seconds'),
        t(
          'config.growth-age-description',
          'Younger growth scores lower, because caches and pools grow too when a service starts. 0 scores the evidence alone.'
        )
      )}
      <Field
        label={t('config.memory-limit', 'Memory limit, MiB')}
        description={t(
          'config.memory-limit-description',
          'Memory at which the process dies, such as the limit of its container. With it, a leak score says when that will be. Without it GOMEMLIMIT counts, where /metrics tells it.'
        )}
        htmlFor="seep-memory-limit"
      >
        <NumberInput
          id="seep-memory-limit"
          placeholder={t('config.memory-limit-none', 'not known')}
          value={jsonData.memoryLimitMebibytes}
          onCommit={(memoryLimitMebibytes) => set({ memoryLimitMebibytes })}
        />
      </Field>
    </>
  );
}

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly range: (typeof RANGES)[NumberKey];
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

function NumberField({ id, label, description, range, value, onChange }: NumberFieldProps) {
  const { min, max, fallback } = range;
  return (
    <Field
      label={label}
      description={description}
      htmlFor={id}
      invalid={value !== undefined && (value < min || value > max)}
      error={t('config.number-error', 'From {{min}} to {{max}}.', { min, max })}
    >
      <Input
        id={id}
        type="number"
        width={20}
        min={min}
        max={max}
        placeholder={String(fallback)}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
      />
    </Field>
  );
}
