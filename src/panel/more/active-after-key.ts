// SPDX-License-Identifier: Apache-2.0

const ROWS_OF_PAGE = 8;

/** The row that is active after a key; undefined when the key is not about rows. Home and End are the text field's. */
export function activeAfterKey(
  key: string,
  { active, count }: { readonly active: number; readonly count: number }
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: ROWS_OF_PAGE,
    PageUp: -ROWS_OF_PAGE,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(count - 1, active + step));
}
