// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { assert, finishAtOnce } from '#pkg/base';
import { balanceOf, buildDeltaTree, type GrowthTree } from '#pkg/calltree';
import { stacksFromText } from '#pkg/testkit';
import type { GrowthPicture } from '../data/picture';
import { growthPicture, type PictureRow } from '../testing/growth-picture';
import { pickPair } from './pick-pair';

/** A capture: own amounts by path, "main;put". */
type Capture = ReadonlyMap<string, number>;

const timesOf = (captures: readonly Capture[]): number[] => captures.map((_, at) => 1_000_000 + at * 60_000);

/** The picture that our data source would answer: every path of every capture, with its totals at all of them. */
function pictureOf(captures: readonly Capture[]): GrowthPicture {
  const paths = new Set(captures.flatMap((capture) => [...capture.keys()].flatMap(withCallers)));
  const totalsAt = (path: string): number[] =>
    captures.map((capture) =>
      [...capture].reduce((sum, [at, own]) => (path === '' || `${at};`.startsWith(`${path};`) ? sum + own : sum), 0)
    );
  const rows = ['', ...[...paths].sort(byPath)].map((path): PictureRow => {
    const names = path === '' ? [] : path.split(';');
    const history = totalsAt(path);
    return {
      ...{ level: names.length, label: names[names.length - 1] ?? 'total', history },
      ...{ before: history[0], after: history[history.length - 1] },
    };
  });
  const historyUnixMs = timesOf(captures);
  const [beforeUnixMs, afterUnixMs] = [historyUnixMs[0], historyUnixMs[historyUnixMs.length - 1]];
  return growthPicture(rows, { historyUnixMs, beforeUnixMs, afterUnixMs });
}

function withCallers(path: string): string[] {
  const names = path.split(';');
  return names.map((_, depth) => names.slice(0, depth + 1).join(';'));
}

// Callers before what they call, and that before the next sibling.
function byPath(one: string, other: string): number {
  return one.replaceAll(';', '\u0000') < other.replaceAll(';', '\u0000') ? -1 : 1;
}

function amountsByPath(tree: GrowthTree): Record<string, readonly number[]> {
  const open: number[] = [];
  const amounts: Record<string, readonly number[]> = {};
  for (let node = 0; node < tree.length; node++) {
    while (open.length > 0 && tree.end[open[open.length - 1]] <= node) {
      open.pop();
    }
    open.push(node);
    const path = open.map((at) => tree.frames.name[tree.frame[at]] ?? '').join(';');
    const own = [tree.totalBefore[node], tree.grown[node], tree.shrunk[node]];
    // What was there at other captures only is in the picture and in no delta.
    if (own.some((amount) => amount !== 0)) {
      amounts[path] = own;
    }
  }
  return amounts;
}

const textOf = (capture: Capture): string => [...capture].map(([path, own]) => `${path} ${own}`).join('\n');

const captures = fc
  .array(
    fc.uniqueArray(
      fc.tuple(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 50 })
      ),
      { maxLength: 8, selector: ([names]) => names.join(';') }
    ),
    { minLength: 2, maxLength: 6 }
  )
  .map((all) => all.map((entries): Capture => new Map(entries.map(([names, own]) => [names.join(';'), own]))));

function picked(picture: GrowthPicture, pick: readonly [number, number]): GrowthPicture {
  const [beforeUnixMs, afterUnixMs] = pick;
  const result = finishAtOnce(pickPair(picture, { beforeUnixMs, afterUnixMs }));
  assert(result.kind === 'growth', 'a growth stays one');
  return result;
}

describe('pickPair', () => {
  it('draws exactly the delta of the two captures, whichever they are', () => {
    fc.assert(
      fc.property(captures, fc.nat(), fc.nat(), (all, one, other) => {
        const beforeIndex = one % (all.length - 1);
        const afterIndex = beforeIndex + 1 + (other % (all.length - 1 - beforeIndex));
        const times = timesOf(all);
        const picture = picked(pictureOf(all), [times[beforeIndex], times[afterIndex]]);
        const delta = buildDeltaTree(stacksFromText(textOf(all[beforeIndex])), stacksFromText(textOf(all[afterIndex])));
        expect(amountsByPath(picture.tree)).toEqual(amountsByPath(delta));
        expect(picture.balance).toEqual({ ...balanceOf(delta), unit: 'bytes' });
        expect(picture.details).toMatchObject({ beforeUnixMs: times[beforeIndex], afterUnixMs: times[afterIndex] });
      })
    );
  });

  const three = pictureOf([new Map([['a', 1]]), new Map([['a', 5]]), new Map([['a', 3]])]);
  const [first, middle, last] = three.details.historyUnixMs;

  it('takes the nearest captures, and gives the picture as it is for its own pair, one capture, and none', () => {
    expect(picked(three, [first - 9, middle + 9]).balance).toMatchObject({ before: 1, after: 5 });
    expect(picked(three, [first, last])).toBe(three);
    expect(picked(three, [last, last + 60_000])).toBe(three);
    expect(finishAtOnce(pickPair(three, undefined))).toBe(three);
  });

  it('knows nothing of what was allocated between other captures', () => {
    const rows = [{ level: 0, label: 'total', before: 1, after: 3, history: [1, 5, 3], kept: 0.5, allocated: 4 }];
    const picture = growthPicture(rows, { historyUnixMs: [first, middle, last] });
    const { facts } = picked(picture, [first, middle]);
    expect([facts?.keptAt(0), facts?.allocatedAt(0), facts?.historyAt(0)]).toEqual([Number.NaN, Number.NaN, [1, 5, 3]]);
  });

  it('leaves a picture alone in which a node does not tell its totals', () => {
    const rows = [
      { level: 0, label: 'total', before: 1, after: 3, history: [1, 5, 3] },
      { level: 1, label: 'a', before: 1, after: 3 },
    ];
    const picture = growthPicture(rows, { historyUnixMs: [first, middle, last] });
    expect(picked(picture, [first, middle])).toBe(picture);
  });
});
