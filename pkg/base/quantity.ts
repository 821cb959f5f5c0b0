// SPDX-License-Identifier: Apache-2.0
// Numbers with their units as people read them: "385.2 MiB", "+7,281", "27 min".

const BYTE_STEPS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;
const TIME_STEPS: ReadonlyArray<readonly [nanoseconds: number, unit: string]> = [
  [1, 'ns'],
  [1e3, 'µs'],
  [1e6, 'ms'],
  [1e9, 's'],
  [60e9, 'min'],
  [3600e9, 'h'],
];

/**
 * `value` in the unit of a pprof sample type ("bytes", "nanoseconds", "count" or anything else) as one short string:
 * bytes in powers of 1024 with one decimal, times in the largest unit that keeps the number at 1 or more, counts in full with
 * thousands separators, other units behind the number. "–" for a number that is not finite. Numbers that are compared read best in
 * one unit: it is then chosen for `scaleOf` instead of for `value`.
 */
export function formatQuantity(value: number, unit: string, scaleOf = value): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  switch (unit) {
    case 'bytes':
      return formatBytes(value, scaleOf);
    case 'nanoseconds':
      return formatNanoseconds(value, scaleOf);
    case 'count':
    case '':
      return formatCount(value);
    default:
      return `${formatCount(value)} ${unit}`;
  }
}

/** The same with its sign always shown, for changes: "+385.2 MiB", "−12", "±0 B". */
export function formatChange(value: number, unit: string, scaleOf = value): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±';
  return sign + formatQuantity(Math.abs(value), unit, Math.abs(scaleOf));
}

function formatBytes(bytes: number, scaleOf: number): string {
  let step = 0;
  // A little below the next step: 1023.97 KiB must not be written as 1,024.0 KiB.
  while (Math.abs(scaleOf) >= (step === 0 ? 1024 : 1023.95 * 1024 ** step) && step < BYTE_STEPS.length - 1) {
    step++;
  }
  const scaled = bytes / 1024 ** step;
  const digits = step === 0 ? 0 : 1;
  return `${groupThousands(scaled.toFixed(digits))} ${BYTE_STEPS[step]}`;
}

function formatNanoseconds(nanoseconds: number, scaleOf: number): string {
  let step = 0;
  while (step < TIME_STEPS.length - 1 && Math.abs(scaleOf) >= (TIME_STEPS[step + 1]?.[0] ?? Infinity)) {
    step++;
  }
  const [size, unit] = TIME_STEPS[step] ?? [1, 'ns'];
  const scaled = nanoseconds / size;
  return `${groupThousands(scaled.toFixed(step === 0 || Number.isInteger(scaled) ? 0 : 1))} ${unit}`;
}

function formatCount(count: number): string {
  return groupThousands(Number.isInteger(count) ? String(count) : count.toFixed(1));
}

// Not Intl: the command line, the tests and every browser must print the same characters, whatever the locale.
function groupThousands(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
