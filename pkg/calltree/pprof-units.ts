// SPDX-License-Identifier: Apache-2.0
// Units as pprof knows, picks and prints them (google/pprof internal/measurement/measurement.go, as of Go 1.26).
import { formatFixed2 } from './pprof-numbers';

interface Unit {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly factor: number;
}

/** Units of one dimension; what cannot be placed better is printed in `fallback`. */
interface UnitFamily {
  readonly fallback: Unit;
  readonly units: readonly Unit[];
}

/** A number in a unit; the unit is "" where pprof prints none (counts). */
export interface ScaledValue {
  readonly value: number;
  readonly unit: string;
}

const BYTES = unit('B', 1, 'b', 'byte');
const SECONDS = unit('s', 1e9, 's', 'sec', 'second');
const GCU = unit('GCU', 1, 'gcu');

const FAMILIES: readonly UnitFamily[] = [
  {
    fallback: BYTES,
    units: [
      BYTES,
      unit('kB', 2 ** 10, 'kb', 'kbyte', 'kilobyte'),
      unit('MB', 2 ** 20, 'mb', 'mbyte', 'megabyte'),
      unit('GB', 2 ** 30, 'gb', 'gbyte', 'gigabyte'),
      unit('TB', 2 ** 40, 'tb', 'tbyte', 'terabyte'),
      unit('PB', 2 ** 50, 'pb', 'pbyte', 'petabyte'),
    ],
  },
  {
    fallback: SECONDS,
    units: [
      unit('ns', 1, 'ns', 'nanosecond'),
      unit('us', 1e3, 'μs', 'us', 'microsecond'),
      unit('ms', 1e6, 'ms', 'millisecond'),
      SECONDS,
      unit('hrs', 3600e9, 'hour', 'hr'),
    ],
  },
  {
    fallback: GCU,
    units: [
      unit('n*GCU', 1e-9, 'nanogcu'),
      unit('u*GCU', 1e-6, 'microgcu'),
      unit('m*GCU', 1e-3, 'milligcu'),
      GCU,
      unit('k*GCU', 1e3, 'kilogcu'),
      unit('M*GCU', 1e6, 'megagcu'),
      unit('G*GCU', 1e9, 'gigagcu'),
      unit('T*GCU', 1e12, 'teragcu'),
      unit('P*GCU', 1e15, 'petagcu'),
    ],
  },
];

const UNITLESS: ReadonlySet<string> = new Set(['count', 'sample', 'unit', 'minimum', 'auto']);

/** `value` from one unit to another; to "auto" or "minimum" the largest unit of its dimension that leaves at least 1. */
export function scaleValue(value: number, fromUnit: string, toUnit: string): ScaledValue {
  if (value < 0) {
    const positive = scaleValue(-value, fromUnit, toUnit);
    return { value: -positive.value, unit: positive.unit };
  }
  for (const family of FAMILIES) {
    const from = findUnit(family, fromUnit);
    if (from !== undefined) {
      return convert(value * from.factor, family, toUnit);
    }
  }
  return { value, unit: UNITLESS.has(toUnit) ? '' : toUnit };
}

/** `value` as pprof prints it: two decimals unless they are zeros, the unit without a space; zero without a unit. */
export function formatScaled(value: number, fromUnit: string, toUnit: string): string {
  const scaled = scaleValue(value, fromUnit, toUnit);
  const digits = formatFixed2(scaled.value).replace(/\.00$/, '');
  return digits === '0' || digits === '-0' ? '0' : digits + scaled.unit;
}

/** Whether amounts in the two units can be brought to one: equal units, or two that pprof knows of one dimension. */
export function areComparableUnits(one: string, other: string): boolean {
  return (
    one === other ||
    FAMILIES.some((family) => findUnit(family, one) !== undefined && findUnit(family, other) !== undefined)
  );
}

/** What a table shows, for the choice of its unit. Values are in `unit`. */
export interface UnitChoice {
  readonly rows: ReadonlyArray<{ readonly self: number; readonly total: number }>;
  readonly total: number;
  readonly unit: string;
}

/**
 * The one unit for a whole table when "minimum" is asked for, which is pprof's default: the unit of the smallest value, or of a
 * hundred times it when the total is far larger (report.go selectOutputUnit). Any other `requested` unit stands.
 */
export function selectOutputUnit({ rows, total, unit: sampleUnit }: UnitChoice, requested = 'minimum'): string {
  if (requested !== 'minimum' || rows.length === 0) {
    return requested;
  }
  const sizes = rows.map((row) => Math.abs(row.self) || Math.abs(row.total)).filter((size) => size > 0);
  const smallest = sizes.length === 0 ? total : sizes.reduce((least, size) => Math.min(least, size));
  const unitOf = (value: number): string => scaleValue(value, sampleUnit, 'minimum').unit;
  const small = unitOf(smallest);
  const isSpread = small !== unitOf(total) && smallest * 100 < total;
  return (isSpread ? unitOf(100 * smallest) : small) || sampleUnit;
}

function unit(name: string, factor: number, ...aliases: readonly string[]): Unit {
  return { name, factor, aliases };
}

function findUnit(family: UnitFamily, text: string): Unit | undefined {
  const lower = text.toLowerCase();
  const alias = lower.length > 2 ? lower.replace(/s$/, '') : lower;
  return family.units.find((candidate) => candidate.aliases.includes(alias));
}

function convert(baseValue: number, family: UnitFamily, toUnit: string): ScaledValue {
  const wanted = toUnit === 'minimum' || toUnit === 'auto' ? largestBelow(baseValue, family) : findUnit(family, toUnit);
  const { name, factor } = wanted ?? family.fallback;
  return { value: baseValue / factor, unit: name };
}

function largestBelow(baseValue: number, family: UnitFamily): Unit | undefined {
  return family.units.reduce<Unit | undefined>(
    (best, candidate) => (baseValue / candidate.factor >= 1 ? candidate : best),
    undefined
  );
}
