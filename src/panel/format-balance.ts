// SPDX-License-Identifier: Apache-2.0
import { formatQuantity } from '#pkg/base';
import type { Balance } from '#pkg/calltree';

/** Pebibytes. */
const LARGEST_STEP = 5;

/**
 * A formatter that writes all amounts of one balance in the same unit, so that they can be added by eye: "40.1 MiB" and
 * "1,176.8 MiB", not "1.1 GiB"; 0 is "0 B". The unit is that of the smaller end, but at most one step below that of the larger.
 */
export function balanceFormatter({ unit, before, after }: Balance): (amount: number) => string {
  if (unit !== 'bytes') {
    return (amount) => formatQuantity(amount, unit);
  }
  const ends = [before, after].filter((end) => end > 0);
  const step = Math.max(stepOf(Math.min(...ends)), stepOf(Math.max(...ends)) - 1);
  return (amount) => formatQuantity(amount, unit, amount === 0 ? 0 : 1024 ** step);
}

function stepOf(bytes: number): number {
  const step = Number.isFinite(bytes) && bytes >= 1 ? Math.floor(Math.log2(bytes) / 10) : 0;
  return Math.min(step, LARGEST_STEP);
}
