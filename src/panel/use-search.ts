// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { findMatches, matchedAmount } from '#pkg/flame';
import { amountsOn } from './drawn-picture';
import type { Picture } from './growth-model';
import { formatAmount, formatShare } from './node-text';
import { t } from './translate';

export interface Search {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** Per frame name, 1 = matches; undefined without a usable query. */
  readonly matches: Uint8Array | undefined;
  /** The result in words; "" without a query. */
  readonly found: string;
  readonly isInvalid: boolean;
}

/** Search over function names, run on every key: it looks at each name once, not at each node. */
export function useSearch(picture: Picture): Search {
  const [query, setQuery] = useState('');
  const { frames } = picture.tree;
  const result = useMemo(() => (query === '' ? undefined : findMatches(frames, query)), [frames, query]);
  const found = useMemo(() => {
    if (result === undefined) {
      return '';
    }
    if (!result.ok) {
      return t('panel.search.invalid', 'Cannot search: {{reason}}', { reason: result.message });
    }
    return describeMatches(picture, result.matches, result.count);
  }, [picture, result]);
  return { query, setQuery, found, matches: result?.ok ? result.matches : undefined, isInvalid: result?.ok === false };
}

function describeMatches(picture: Picture, matches: Uint8Array, count: number): string {
  const amounts = amountsOn(picture, 0) ?? new Float64Array(picture.tree.length);
  const amount = matchedAmount(picture.tree, matches, amounts);
  const values = { n: count, amount: formatAmount(picture, amount, 0), share: formatShare(amount / amounts[0]) };
  return t('panel.search.found', '{{n}} functions, {{amount}}, {{share}}', values);
}
