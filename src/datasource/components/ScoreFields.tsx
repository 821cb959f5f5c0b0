// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t } from '@grafana/i18n';
import { InlineField } from '@grafana/ui';
import type { QueryFieldsProps } from './editor-props';
import { NumberInput } from './NumberInput';

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
      <NumberInput
        id={`seep-limit-${query.refId}`}
        placeholder={t('query.limit-none', 'not known')}
        value={query.limitBytes && query.limitBytes / BYTES_PER_MIB}
        onCommit={(mebibytes) => onChange({ limitBytes: mebibytes && mebibytes * BYTES_PER_MIB })}
      />
    </InlineField>
  );
}
