// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { findMatches, matchedAmount } from '#pkg/flame';
import { amountAt, type Drawing } from './drawing';
import { formatAmount, formatShare } from './node-text';
import { t, tCount } from '../translate';

export interface Search {
  /** Per frame name, 1 = matches; undefined without a usable query. */
  readonly matches: Uint8Array | undefined;
  /** The result in words; "" without a query. */
  readonly found: string;
  readonly isInvalid: boolean;
}

/** Search over function names, run on every key: it looks at each name once, not at each node. */
export function useSearch(drawing: Drawing, query: string): Search {
  const { frames } = drawing.picture.tree;
  const result = useMemo(() => (query === '' ? undefined : findMatches(frames, query)), [frames, query]);
  const found = useMemo(() => {
    if (result === undefined) {
      return '';
    }
    if (!result.ok) {
      return t('panel.search.invalid', 'Cannot search: {{reason}}', { reason: result.message });
    }
    return describeMatches(drawing, result.matches, result.count);
  }, [drawing, result]);
  return { found, matches: result?.ok ? result.matches : undefined, isInvalid: result?.ok === false };
}

function describeMatches(drawing: Drawing, matches: Uint8Array, count: number): string {
  const amount = matchedAmount(drawing.sides[0], matches);
  const share = formatShare(amount / amountAt(drawing, 0, 0));
  const values = { count, amount: formatAmount(drawing, amount, 0), share };
  const english = {
    one: '{{count}} function, {{amount}}, {{share}}',
    other: '{{count}} functions, {{amount}}, {{share}}',
  };
  return tCount('panel.search.found', english, values);
}
