// SPDX-License-Identifier: Apache-2.0
import { formatQuantity } from '#pkg/base';
import type { Balance } from '#pkg/calltree';

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/**
 * A formatter that writes all amounts of one balance in the same unit, so that they can be added by eye: "40.1 MiB" and
 * "1,176.8 MiB", not "1.1 GiB". The unit is that of the smaller end, but at most one step below that of the larger.
 */
export function balanceFormatter({ unit, before, after }: Balance): (amount: number) => string {
  if (unit !== 'bytes') {
    return (amount) => formatQuantity(amount, unit);
  }
  const ends = [before, after].filter((end) => end > 0);
  const step = Math.max(stepOf(Math.min(...ends)), stepOf(Math.max(...ends)) - 1);
  return (amount) => `${formatQuantity(roundTenth(amount / 1024 ** step), 'count')} ${BYTE_UNITS[step]}`;
}

function stepOf(bytes: number): number {
  const step = Number.isFinite(bytes) && bytes >= 1 ? Math.floor(Math.log2(bytes) / 10) : 0;
  return Math.min(step, BYTE_UNITS.length - 1);
}

// 40.00001 would be written "40.0" and 40 "40": rounding first makes both "40".
function roundTenth(amount: number): number {
  return Math.round(amount * 10) / 10;
}
