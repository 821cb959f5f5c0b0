// SPDX-License-Identifier: Apache-2.0
import type { DataFrame } from '@grafana/data';
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { readGrowthModel } from './growth-model';
import { linkGrowth } from './link-growth';
import { normalisePicture } from './normalise-picture';
import type { GrowthPicture } from './picture';
import type { DeltaRow } from '../testing/delta-columns';
import { deltaFrame } from '../testing/delta-frame';
import { GOROUTINES_TYPE, HEAP_TYPE } from '../testing/profile-types';

function pictureOf(series: DataFrame[], wanted = 0): GrowthPicture {
  const model = finishAtOnce(readGrowthModel(series, wanted));
  if (model.kind !== 'growth') {
    throw new Error(`${model.kind} instead of growth`);
  }
  return model;
}

const HEAP = deltaFrame(
  [
    [0, 'total', 0, 0],
    [1, 'main.main', 10, 10],
    [1, 'main.worker', 100, 300],
    [2, 'main.read', 0, 1000],
    // Calls itself: counted once.
    [3, 'main.worker', 0, 40],
    [1, 'main.shrinks', 50, 10],
  ],
  { custom: { profileType: HEAP_TYPE } }
);
const GOROUTINES = deltaFrame(
  [
    [0, 'total', 0, 0],
    [1, 'main.other', 0, 2],
    [2, 'main.worker', 0, 3],
    [3, 'runtime.gopark', 0, 1],
    [1, 'main.worker', 1, 7],
    [1, 'main.shrinks', 0, 5],
  ],
  { unit: 'short', custom: { profileType: GOROUTINES_TYPE } }
);

describe('linkGrowth', () => {
  it('finds functions that grew in heap and goroutines, from either side', () => {
    for (const wanted of [0, 1]) {
      const picture = pictureOf([HEAP, GOROUTINES], wanted);
      const link = finishAtOnce(linkGrowth(picture));
      const { tree } = picture;
      const linked = Array.from(
        tree.frame,
        (frame, node) => [tree.frames.name[frame], link?.linkAt(node)] as const
      ).filter(([, growth]) => growth !== undefined);
      expect(new Set(linked.map(([name]) => name))).toEqual(new Set(['main.worker']));
      expect(linked[0][1]).toEqual({ goroutines: 10, held: 1240, unit: 'bytes' });
      expect([link?.leadsTo, link?.index]).toEqual(wanted === 0 ? ['goroutines', 1] : ['heap', 0]);
    }
  });

  it('leads to where it grew most', () => {
    const picture = pictureOf([HEAP, GOROUTINES]);
    expect(finishAtOnce(linkGrowth(picture))?.namesAt(2)).toEqual(['main.worker']);
    expect(finishAtOnce(linkGrowth(pictureOf([HEAP])))).toBeUndefined();
  });
});

describe('normalisePicture', () => {
  it('shows no change where all shares stay, whatever the amounts do', () => {
    const rows = HEAP.fields.find((field) => field.name === 'self')?.values.map((self) => 3 * self);
    const scaled = {
      ...HEAP,
      fields: HEAP.fields.map((field) => (field.name === 'selfRight' ? { ...field, values: rows ?? [] } : field)),
    };
    const { tree, balance, isNormalised } = finishAtOnce(normalisePicture(pictureOf([scaled])));
    expect([tree.grown[0], tree.shrunk[0], isNormalised]).toEqual([0, 0, true]);
    expect(balance).toMatchObject({ before: 480, after: 480, new: 0, gone: 0 });
  });

  it('tells what a share did, which may be the opposite of what the bytes did', () => {
    const twice = deltaFrame([
      [0, 'total', 0, 0],
      [1, 'a', 100, 200],
      [1, 'b', 100, 800],
    ]);
    const { tree } = finishAtOnce(normalisePicture(pictureOf([twice])));
    expect([...tree.totalBefore]).toEqual([1000, 500, 500]);
    expect([...tree.grown]).toEqual([300, 0, 300]);
    expect([...tree.shrunk]).toEqual([300, 300, 0]);
  });

  it('keeps after where it was, and grows and shrinks by the same amount', () => {
    const amounts = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.infiniteStream(fc.nat(2)), (own, jumps) => {
        let level = 0;
        const rows = own.map(([before, after], row): DeltaRow => {
          level = row === 0 ? 0 : Math.max(1, Math.min(level + 1, level + 1 - (jumps.next().value ?? 0)));
          return [level, `f${row % 4}`, before, after];
        });
        const picture = pictureOf([deltaFrame(rows)]);
        const { tree } = finishAtOnce(normalisePicture(picture));
        for (let node = 0; node < tree.length; node++) {
          const whole = picture.tree;
          const after = whole.totalBefore[node] + whole.grown[node] - whole.shrunk[node];
          expect(tree.totalBefore[node] + tree.grown[node] - tree.shrunk[node]).toBeCloseTo(after, 6);
        }
        if (picture.balance.before > 0 && picture.balance.after > 0) {
          expect(tree.grown[0]).toBeCloseTo(tree.shrunk[0], 6);
        }
      })
    );
  });
});
