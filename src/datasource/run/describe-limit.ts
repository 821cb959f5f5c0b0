// SPDX-License-Identifier: Apache-2.0
import { t } from '@grafana/i18n';
import { formatQuantity } from '#pkg/base';
import type { ChosenLimit } from './choose-limit';

/** A limit with its amount and where it is from, as it stands in a sentence: "the 512.0 MiB of GOMEMLIMIT". */
export function describeLimit({ source, limitBytes }: ChosenLimit): string {
  const values = { amount: formatQuantity(limitBytes, 'bytes'), interpolation: { escapeValue: false } };
  switch (source) {
    case 'query':
      return t('limit.query', "the query's limit of {{amount}}", values);
    case 'expression':
      return t('limit.expression', 'the limit of {{amount}}', values);
    case 'settings':
      return t('limit.settings', "the data source's limit of {{amount}}", values);
    case 'GOMEMLIMIT':
      return t('limit.gomemlimit', 'the {{amount}} of GOMEMLIMIT', values);
  }
}
