// SPDX-License-Identifier: Apache-2.0
/** Whether an expression gives a rate instead of a counter. `increase` and `delta` are rates of another unit, and units do not matter. */
export function isRate(expr: string): boolean {
  return /\b(i?rate|deriv|increase|i?delta)\s*\(|:i?rate\d*[smhd]?\b/.test(expr);
}
