// SPDX-License-Identifier: Apache-2.0
// Which numbers of an answer the parsers of memory statistics believe.

/**
 * `value` when it can be an amount: finite, not negative, exact in a double. Go says "none" with the largest integer of a type
 * (NextGC with GOGC=off, the default GOMEMLIMIT), which is no amount.
 */
export function amountOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

/** Unix milliseconds of a moment that Go gives as 0 before it came. */
export function momentOf(value: unknown, millisecondsPerUnit: number): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value * millisecondsPerUnit : undefined;
}
