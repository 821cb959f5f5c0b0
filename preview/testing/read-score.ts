// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core';

/** The leak scores that the dashboard shows right now, by resource; empty before the first one. */
export async function readScores(page: Page): Promise<Record<string, number>> {
  const stats = await page.getByRole('status', { name: /^Leak score, / }).all();
  const scores = stats.map(async (stat) => {
    const name = ((await stat.getAttribute('aria-label')) ?? '').replace('Leak score, ', '');
    return [name, Number(/(\d+)\s*$/.exec(await stat.innerText())?.[1])] as const;
  });
  return Object.fromEntries(await Promise.all(scores));
}

/** Reads the scores every second until `isEnough`, and gives all that were read. @throws when that takes longer than `withinMs` */
export async function watchScores(
  page: Page,
  isEnough: (scores: Record<string, number>) => boolean,
  withinMs: number
): Promise<Array<Record<string, number>>> {
  const endMs = Date.now() + withinMs;
  const seen = [await readScores(page)];
  while (!isEnough(seen[seen.length - 1])) {
    if (Date.now() > endMs) {
      throw new Error(`not within ${withinMs / 1000} s; the last scores are ${JSON.stringify(seen[seen.length - 1])}`);
    }
    await page.waitForTimeout(1000);
    seen.push(await readScores(page));
  }
  return seen;
}
