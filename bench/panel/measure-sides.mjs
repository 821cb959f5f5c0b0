// SPDX-License-Identifier: Apache-2.0
// All repetitions of one scenario, the sides in turn, so that a busy moment hits both.
import { drivePage } from './drive-page.mjs';
import { figuresOf } from './figures.mjs';

/**
 * @param {{ browser: object, pages: object, sides: readonly string[] }} bench
 * @param {import('./drive-page.mjs').Scenario} scenario
 * @param {{ repetitions: number, shotsFolder?: string, sides?: readonly string[] }} options and the settings of drivePage
 * @returns {Promise<Record<string, import('./figures.mjs').Figures>>} side -> figures
 */
export async function measureSides(bench, scenario, { repetitions, shotsFolder, sides = bench.sides, ...settings }) {
  const rows = new Map(sides.map((side) => [side, []]));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const side of sides) {
      const takeShot = async (page, moment) => {
        if (shotsFolder !== undefined && repetition === 0) {
          await page.screenshot({ path: `${shotsFolder}/panel-${side}-${nameOf(scenario)}-${moment}.png` });
        }
      };
      rows.get(side).push(await drivePage(bench, bench.sides.indexOf(side), scenario, { ...settings, takeShot }));
    }
  }
  return Object.fromEntries(sides.map((side) => [side, figuresOf(rows.get(side))]));
}

/** A scenario in one word, e.g. "100000-delta". */
export function nameOf({ nodes, shape, isDelta, isGraphOnly }) {
  return [shape ?? nodes, isDelta ? 'delta' : 'single', ...(isGraphOnly ? ['graph'] : [])].join('-');
}
