// SPDX-License-Identifier: Apache-2.0
// The forms a series of floors is compared with (design: leak score, 7.6), their parameters counted, and their breakpoint grids.

/** Growth that has ended: constant, one step, a ramp then flat, 1 - exp(-u/c). */
export type PlateauForm = 'const' | 'step' | 'ramp' | 'sat';

/** Growth that goes on: line, late line, u^2, u^0.5, saturation + line, two slopes, u^0.7, u^1.5. */
export type GrowthForm = 'lin' | 'hinge' | 'quad' | 'sqrt' | 'satlin' | 'two' | 'p7' | 'p15';

/** Parameters of each form, for BIC. The order breaks ties: the first wins. A fixed exponent counts half. */
export const PLATEAU_PARAMETERS: ReadonlyArray<readonly [PlateauForm, number]> = [
  ['const', 1],
  ['step', 3],
  ['ramp', 3],
  ['sat', 3],
];

/** As PLATEAU_PARAMETERS. */
export const GROWTH_PARAMETERS: ReadonlyArray<readonly [GrowthForm, number]> = [
  ['lin', 2],
  ['hinge', 3],
  ['quad', 2],
  ['sqrt', 2.5],
  ['satlin', 4],
  ['two', 4],
  ['p7', 2.5],
  ['p15', 2.5],
];

/** Breakpoints and time constants tried, as shares of the window. Never written to. */
export const SHAPE_GRIDS = {
  step: linearGrid(0.06, 0.94, 23),
  ramp: linearGrid(0.1, 0.85, 16),
  saturation: linearGrid(Math.log(0.012), Math.log(0.36), 14).map(Math.exp),
  hinge: linearGrid(0.1, 0.75, 14),
} as const;

function linearGrid(first: number, last: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => first + ((last - first) * i) / (count - 1));
}
