// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t } from '@grafana/i18n';
import { AutoSizeInput, InlineField } from '@grafana/ui';
import type { QueryFieldsProps } from './editor-props';

/** How many sites at most. */
export function TopField({ query, onChange }: QueryFieldsProps) {
  return (
    <InlineField
      label={t('query.top', 'Top')}
      labelWidth={12}
      tooltip={t('query.top-tooltip', 'At most so many, by growth (1 to 50).')}
      htmlFor={`seep-top-${query.refId}`}
    >
      <AutoSizeInput
        id={`seep-top-${query.refId}`}
        type="number"
        min={1}
        max={50}
        minWidth={10}
        placeholder="10"
        defaultValue={query.topN ?? ''}
        onCommitChange={({ currentTarget }) => onChange({ topN: Number(currentTarget.value) || undefined })}
      />
    </InlineField>
  );
}
