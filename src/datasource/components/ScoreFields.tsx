// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t } from '@grafana/i18n';
import { AutoSizeInput, InlineField } from '@grafana/ui';
import type { QueryFieldsProps } from './editor-props';

const BYTES_PER_MIB = 1024 * 1024;

/** The level at which the service dies, for the forecast. */
export function ScoreFields({ query, onChange }: QueryFieldsProps) {
  return (
    <InlineField
      label={t('query.limit', 'Memory limit, MiB')}
      labelWidth={20}
      tooltip={t(
        'query.limit-tooltip',
        'Heap size at which the service dies. With it, the score says when that will be.'
      )}
      htmlFor={`seep-limit-${query.refId}`}
    >
      <AutoSizeInput
        id={`seep-limit-${query.refId}`}
        type="number"
        min={1}
        minWidth={14}
        placeholder={t('query.limit-none', 'not known')}
        defaultValue={query.limitBytes === undefined ? '' : query.limitBytes / BYTES_PER_MIB}
        onCommitChange={({ currentTarget }) =>
          onChange({ limitBytes: Number(currentTarget.value) * BYTES_PER_MIB || undefined })
        }
      />
    </InlineField>
  );
}
