// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t } from '@grafana/i18n';
import { InlineField } from '@grafana/ui';
import type { QueryFieldsProps } from './editor-props';
import { NumberInput } from './NumberInput';

/** How many sites at most. */
export function TopField({ query, onChange }: QueryFieldsProps) {
  return (
    <InlineField
      label={t('query.top', 'Top')}
      labelWidth={12}
      tooltip={t('query.top-tooltip', 'At most so many, by growth (1 to 50).')}
      htmlFor={`seep-top-${query.refId}`}
    >
      <NumberInput
        id={`seep-top-${query.refId}`}
        max={50}
        placeholder="10"
        value={query.topN}
        onCommit={(topN) => onChange({ topN })}
      />
    </InlineField>
  );
}
