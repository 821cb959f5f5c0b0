// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t } from '@grafana/i18n';
import { Combobox, InlineField } from '@grafana/ui';
import { HEAP_INUSE_SPACE } from '#pkg/capture';
import { profileTypes } from '../query/known-names';
import type { QueryFieldsProps } from './editor-props';
import { TopField } from './TopField';

/** Profile type and moments of growth, suspects and snapshots; of goroutines the moment. Other moments and dashboard variables are typed in. */
export function CompareFields({ query, onChange }: QueryFieldsProps) {
  const isGoroutines = query.queryType === 'goroutines';
  const isSnapshot = isGoroutines || query.queryType === 'profile';
  const rangeStart = { value: 'rangeStart', label: t('query.range-start', 'Start of the range') };
  const rangeEnd = { value: 'rangeEnd', label: t('query.range-end', 'End of the range') };
  const firstTrough = {
    value: 'auto',
    label: t('query.auto-before', 'After warm-up'),
    description: t('query.auto-before-description', 'The first trough of the running process'),
  };
  const newest = { value: 'auto', label: t('query.auto-after', 'Newest') };
  const momentField = (end: 'before' | 'after', label: string, auto: { value: string; label: string }) => (
    <InlineField
      label={label}
      labelWidth={12}
      tooltip={t(
        'query.moment-tooltip',
        'Or a time: now-1h, 2026-01-31T12:00:00Z, milliseconds, a dashboard variable.'
      )}
      htmlFor={`seep-${end}-${query.refId}`}
    >
      <Combobox
        id={`seep-${end}-${query.refId}`}
        aria-label={label}
        width={26}
        createCustomValue
        options={[auto, rangeStart, rangeEnd]}
        value={query[end] ?? 'auto'}
        onChange={({ value }) => onChange({ [end]: value })}
      />
    </InlineField>
  );
  return (
    <>
      {!isGoroutines && <ProfileField query={query} onChange={onChange} />}
      {!isSnapshot && momentField('before', t('query.before', 'Before'), firstTrough)}
      {momentField('after', isSnapshot ? t('query.at', 'At') : t('query.after', 'After'), newest)}
      {query.queryType === 'suspects' && <TopField query={query} onChange={onChange} />}
    </>
  );
}

function ProfileField({ query, onChange }: QueryFieldsProps) {
  return (
    <InlineField label={t('query.profile', 'Profile')} labelWidth={12} htmlFor={`seep-profile-${query.refId}`}>
      <Combobox
        id={`seep-profile-${query.refId}`}
        aria-label={t('query.profile', 'Profile')}
        width={30}
        createCustomValue
        options={[...profileTypes()]}
        value={query.profileType ?? HEAP_INUSE_SPACE}
        onChange={({ value }) => onChange({ profileType: value })}
      />
    </InlineField>
  );
}
