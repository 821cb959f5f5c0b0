// SPDX-License-Identifier: Apache-2.0
// Series like those a fleet has: most healthy, some leaking; the same on every machine.

/** Numerical Recipes' linear congruential generator, 0 <= x < 1. */
function makeRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const SHAPES = [
  () => 0,
  (u, height) => height * u,
  (u, height) => height * Math.max(0, u - 0.5),
  (u, height) => height * (u > 0.4 ? 1 : 0),
  (u, height) => height * (1 - Math.exp(-u / 0.15)),
  (u, height, i) => height * Math.sin(i / 12),
];

/**
 * Series number `seed` with `length` samples: a level, one of six shapes (flat, leak, late leak, step, warm-up, cycle), autocorrelated
 * noise, and an allocation rate that follows a cycle of its own. Columns are plain arrays, as JSON gives them to both sides.
 */
export function generateSeries(seed, length) {
  const random = makeRandom(seed * 2654435761);
  const shape = SHAPES[seed % SHAPES.length];
  const level = 10 ** (7 + 2 * random());
  const height = level * random();
  const noise = level * 0.06 * random();
  const memory = 0.8 * random();
  const series = { kind: 'heap_live', t: [], y: [], work: [], numgc: null, restarts: [] };
  let deviation = 0;
  let work = 0;
  for (let i = 0; i < length; i++) {
    deviation = memory * deviation + noise * (random() + random() - 1);
    work += 15 * level * (0.05 + 0.03 * Math.sin(i / 25) + 0.01 * random());
    series.t.push(15 * i);
    series.y.push(level + shape(i / length, height, i) + deviation);
    series.work.push(work);
  }
  return series;
}
