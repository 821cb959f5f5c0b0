// SPDX-License-Identifier: Apache-2.0
import { type Filter, parseFilters } from '#pkg/flame';
import { t } from '../translate';

export interface ChosenFilters {
  readonly filters: readonly Filter[];
  /** Why the text was not read; "" when it was. */
  readonly problem: string;
}

/** The filters that a text of the panel's options asks for; none when it is wrong. */
export function filtersOfOptions(text: string): ChosenFilters {
  const read = parseFilters(text);
  return read.ok
    ? { filters: read.filters, problem: '' }
    : {
        filters: [],
        problem: t('panel.filters.wrongOption', "Filters of the panel's options: {{why}}", { why: read.message }),
      };
}
