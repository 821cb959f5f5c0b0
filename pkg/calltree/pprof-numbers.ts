// SPDX-License-Identifier: Apache-2.0
// Numbers as Go's fmt prints them where JavaScript would print something else, and percentages as pprof writes them.

/** Go's %.2f: a tie goes to the even digit, where JavaScript's toFixed goes away from zero. */
export function formatFixed2(value: number): string {
  if (Math.abs(value) >= 1e21) {
    return `${BigInt(value)}.00`;
  }
  const hundredths = value * 100;
  const below = Math.floor(hundredths);
  // Ties of two decimals are odd multiples of 1/8: exact in a double, and so is their product with 100.
  const isTie = Number.isInteger(value * 8) && hundredths - below === 0.5;
  return isTie ? ((below % 2 === 0 ? below : below + 1) / 100).toFixed(2) : value.toFixed(2);
}

/** Go's %.2g for 0 <= value < 1: two significant digits without trailing zeros, an exponent below 1e-4. */
export function formatGeneral2(value: number): string {
  if (value === 0) {
    return '0';
  }
  const [digits, exponentText] = twoDigits(value).split('e');
  const exponent = Number(exponentText);
  if (exponent < -4) {
    return `${trimZeros(digits)}e-${String(-exponent).padStart(2, '0')}`;
  }
  return trimZeros(Number(`${digits}e${exponent}`).toFixed(1 - exponent));
}

/**
 * The size of `value` as a share of `total`, at least six characters wide: two digits of precision below 1 %, two decimals above,
 * and "100%" from 99.95 % to 100.05 % (measurement.go Percentage). The sign is not shown; 0 % of nothing.
 */
export function formatPercentage(value: number, total: number): string {
  const percent = total === 0 ? 0 : Math.abs(value / total) * 100;
  if (percent >= 99.95 && percent <= 100.05) {
    return '  100%';
  }
  return `${(percent >= 1 ? formatFixed2(percent) : formatGeneral2(percent)).padStart(5)}%`;
}

// "d.de-x". Ties of two significant digits below 1 are odd multiples of 1/16 with three digits: 0.125, 0.375, 0.625, 0.0625, ...
function twoDigits(value: number): string {
  const [three, exponent] = value.toExponential(2).split('e');
  const isTie = Number.isInteger(value * 16) && three.endsWith('5');
  if (!isTie) {
    return value.toExponential(1);
  }
  const tenths = Math.floor(Number(three) * 10);
  return `${((tenths % 2 === 0 ? tenths : tenths + 1) / 10).toFixed(1)}e${exponent}`;
}

function trimZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
