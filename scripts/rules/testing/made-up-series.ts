// SPDX-License-Identifier: Apache-2.0
// Three hours of a live heap, in the families that a leak score has to tell apart. Seeded: the same in every run.
import { seededRandom } from '../../fuzz/seeded-random.mjs';
import { MINUTES, type ThreeHours } from './score-in-prometheus';

export interface LabelledHours extends ThreeHours {
  readonly family: string;
  readonly isLeak: boolean;
}

const SAMPLES = MINUTES + 1;
const BASE_BYTES = 200e6;
const BYTES_ALLOCATED_A_MINUTE = 6e8;
const NOISE_RATIO = 0.01;

/** Level and load relative to their base, x from 0 to 1 over the three hours; size is how much a member of the family grows. */
interface Family {
  readonly isLeak: boolean;
  readonly level: (x: number, size: number) => number;
  readonly load?: (x: number) => number;
}

const cycle = (x: number) => 0.05 * Math.sin(2 * Math.PI * 4 * x);

const FAMILIES: Readonly<Record<string, Family>> = {
  linear: { isLeak: true, level: (x, size) => 1 + size * x },
  'late onset': { isLeak: true, level: (x, size) => 1 + size * Math.max(0, x - 0.4) },
  staircase: { isLeak: true, level: (x, size) => 1 + (size * Math.floor(x * 9)) / 9 },
  accelerating: { isLeak: true, level: (x, size) => 1 + size * x * x },
  'cycle and leak': { isLeak: true, level: (x, size) => 1 + size * x + cycle(x) },
  'warm-up, then leak': { isLeak: true, level: (x, size) => 1.3 - 0.3 * Math.exp(-12 * x) + size * x },
  stationary: { isLeak: false, level: () => 1 },
  'warm-up': { isLeak: false, level: (x, size) => 1 + size * (1 - Math.exp(-12 * x)) },
  'load cycle': { isLeak: false, level: (x) => 1 + cycle(x), load: (x) => 1 + cycle(x) },
  'one step': { isLeak: false, level: (x, size) => (x < 0.6 ? 1 : 1 + size) },
  'load ramp': { isLeak: false, level: (x, size) => 1 + size * x, load: (x) => 1 + 1.5 * x },
  decline: { isLeak: false, level: (x, size) => 1 + size - size * x },
};

const SIZES = [0.15, 0.3, 0.6, 1.2];

/** Each family in four sizes. */
export function madeUpSeries(): LabelledHours[] {
  return Object.entries(FAMILIES).flatMap(([family, shape], familyIndex) =>
    SIZES.map((size, sizeIndex) => {
      const random = seededRandom(1 + familyIndex * SIZES.length + sizeIndex);
      // Roughly normal: the sum of four even ones.
      const noise = () => 1 + (NOISE_RATIO * ([0, 0, 0, 0].reduce((sum) => sum + random(1000) / 1000, 0) - 2)) / 0.58;
      return { family, isLeak: shape.isLeak, ...makeColumns(shape, size, noise) };
    })
  );
}

function makeColumns({ level, load = () => 1 }: Family, size: number, noise: () => number): ThreeHours {
  const liveBytes: number[] = [];
  const workBytes: number[] = [];
  let allocatedBytes = 0;
  for (let i = 0; i < SAMPLES; i++) {
    const x = i / MINUTES;
    liveBytes.push(Math.round(BASE_BYTES * level(x, size) * noise()));
    workBytes.push(Math.round(allocatedBytes));
    allocatedBytes += BYTES_ALLOCATED_A_MINUTE * load(x) * noise();
  }
  return { liveBytes, workBytes };
}
