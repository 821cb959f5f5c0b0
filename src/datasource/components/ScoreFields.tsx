// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t } from '@grafana/i18n';
import { DataSourcePicker } from '@grafana/runtime';
import { InlineField } from '@grafana/ui';
import type { QueryFieldsProps } from './editor-props';
import { NumberInput } from './NumberInput';
import { PrometheusFields } from './PrometheusFields';

const BYTES_PER_MIB = 1024 * 1024;

/** Data sources that answer PromQL in the frames of Grafana's Prometheus data source. */
const PROMETHEUS_TYPES = [
  'prometheus',
  'grafana-amazonprometheus-datasource',
  'grafana-azureprometheus-datasource',
  'victoriametrics-metrics-datasource',
];

/** Whose series are scored, and the memory at which the process dies, for the forecast. */
export function ScoreFields({ query, onChange }: QueryFieldsProps) {
  return (
    <>
      <InlineField
        label={t('query.score-of', 'Series of')}
        labelWidth={12}
        tooltip={t(
          'query.score-of-tooltip',
          'A Prometheus data source, to score series that it already has. Empty: the service of this data source.'
        )}
        htmlFor={`seep-score-of-${query.refId}`}
      >
        <DataSourcePicker
          inputId={`seep-score-of-${query.refId}`}
          type={PROMETHEUS_TYPES}
          placeholder={t('query.score-of-service', 'This service')}
          noDefault
          variables
          width={32}
          current={query.prometheusUid ?? null}
          onChange={({ uid }) => onChange({ prometheusUid: uid })}
          onClear={() => onChange({ prometheusUid: undefined })}
        />
      </InlineField>
      {query.prometheusUid !== undefined && <PrometheusFields query={query} onChange={onChange} />}
      <InlineField
        label={t('query.limit', 'Memory limit, MiB')}
        labelWidth={20}
        tooltip={t(
          'query.limit-tooltip',
          'Memory of the process at which it dies, such as the limit of its container. With it, the score says when that will be. Empty: from the settings, else GOMEMLIMIT where the service tells it.'
        )}
        htmlFor={`seep-limit-${query.refId}`}
      >
        <NumberInput
          id={`seep-limit-${query.refId}`}
          placeholder={t('query.limit-auto', 'automatic')}
          value={query.limitBytes && query.limitBytes / BYTES_PER_MIB}
          onCommit={(mebibytes) => onChange({ limitBytes: mebibytes && mebibytes * BYTES_PER_MIB })}
        />
      </InlineField>
    </>
  );
}
