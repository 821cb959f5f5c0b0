// SPDX-License-Identifier: Apache-2.0
import { type Filter, PREFIXES } from './filter';
import type { NamePattern } from './name-pattern';

// What a text would be taken for without quotes: an expression, a quoted text, two filters, less than it is, or more than one line.
const NEEDS_QUOTES = /^["/]|^\s|\s$|[;\p{C}\p{Zl}\p{Zp}]/u;

/** The line that parseFilters reads as these filters: "SS: main.put; HF: /^runtime\./; only-my-code". */
export function printFilters(filters: readonly Filter[]): string {
  return filters.map(printFilter).join('; ');
}

/** One filter, for a chip. */
export function printFilter(filter: Filter): string {
  return filter.kind === 'preset' ? filter.preset : `${PREFIXES[filter.kind]}: ${printPattern(filter.pattern)}`;
}

function printPattern({ form, text }: NamePattern): string {
  if (form === 'regex') {
    return `/${text.replaceAll(';', ';;')}/`;
  }
  return text === '' || NEEDS_QUOTES.test(text) ? JSON.stringify(text) : text;
}
