// SPDX-License-Identifier: Apache-2.0

/** How many times as much, with the digits that matter: "29", "1.4", "1.02", "0.034". */
export function formatFactor(factor: number): string {
  const digits = Math.abs(factor - 1) < 0.095 ? 3 : 2;
  return factor >= 100 ? String(Math.round(factor)) : String(Number(factor.toPrecision(digits)));
}
