// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t } from '@grafana/i18n';
import { Combobox, InlineField } from '@grafana/ui';
import { metrics, profileTypes } from '../query/known-names';
import type { Grouping } from '../query/seep-query';
import type { QueryFieldsProps } from './editor-props';
import { TopField } from './TopField';

/** Which series: a metric, or a profile type with its grouping. Dashboard variables are typed in. */
export function SeriesFields({ query, onChange }: QueryFieldsProps) {
  const byProfile = t('query.metric-group-profile', 'By code');
  const options = [
    ...metrics().map((metric) => ({ ...metric, group: t('query.metric-group-metric', 'Metrics') })),
    ...profileTypes().map((type) => ({
      ...type,
      label: `${type.label} (${byProfile.toLowerCase()})`,
      group: byProfile,
    })),
  ];
  const metric = query.metric ?? 'heap_live';
  const isMetric = metrics().some(({ value }) => value === metric);
  const groupings: Array<{ value: Grouping; label: string }> = [
    { value: 'function', label: t('query.group-function', 'Function') },
    { value: 'package', label: t('query.group-package', 'Package') },
    { value: 'stack', label: t('query.group-stack', 'Stack') },
    { value: 'none', label: t('query.group-none', 'Nothing: the sum') },
  ];
  return (
    <>
      <InlineField label={t('query.metric', 'Metric')} labelWidth={12} htmlFor={`seep-metric-${query.refId}`}>
        <Combobox
          id={`seep-metric-${query.refId}`}
          aria-label={t('query.metric', 'Metric')}
          width={36}
          createCustomValue
          options={options}
          value={metric}
          onChange={({ value }) => onChange({ metric: value })}
        />
      </InlineField>
      {!isMetric && (
        <>
          <InlineField label={t('query.group-by', 'Group by')} labelWidth={12} htmlFor={`seep-group-${query.refId}`}>
            <Combobox
              id={`seep-group-${query.refId}`}
              aria-label={t('query.group-by', 'Group by')}
              width={24}
              options={groupings}
              value={query.groupBy ?? 'function'}
              onChange={({ value }) => onChange({ groupBy: value })}
            />
          </InlineField>
          {query.groupBy !== 'none' && <TopField query={query} onChange={onChange} />}
        </>
      )}
    </>
  );
}
