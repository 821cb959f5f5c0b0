// SPDX-License-Identifier: Apache-2.0
// A small tree with a bit of everything, whose picture can be worked out by hand.
import type { GrowthRow } from '../../src/panel/testing/own-amounts';
import { growthFrame } from './growth-frame';

const MIB = 1 << 20;

/** In MiB: level, name, before, after. Grown in all 700, shrunk 100. */
const ROWS = [
  [0, 'total', 400, 1000],
  [1, 'main.grow', 100, 500],
  [2, 'main.leakMost', 50, 350],
  [2, 'main.leakLess', 50, 150],
  [1, 'main.appear', 0, 300],
  [1, 'main.stable', 200, 200],
  [1, 'main.vanish', 100, 0],
] as const;

/** Bytes of the whole, for shares of the width. */
export const KNOWN_TREE = { grownMib: 700, shrunkMib: 100, afterMib: 1000 } as const;

export function knownTreeFrame() {
  const rows = ROWS.map(([level, label, before, after]): GrowthRow => {
    return { level, label, before: before * MIB, after: after * MIB };
  });
  return growthFrame(rows);
}
