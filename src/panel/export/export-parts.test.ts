// SPDX-License-Identifier: Apache-2.0
// What is saved is read back: with the profile decoder, and against the writers that do not work in turns.
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { buildDeltaTree, type DeltaTree, growthProfile } from '#pkg/calltree';
import { encodeProfile, readProfile } from '#pkg/profile';
import { differentialFolded } from '#pkg/report';
import { inflateInNode, stacksFromText } from '#pkg/testkit';
import { frameDetailsOf } from '../data/frame-details';
import type { GrowthPicture } from '../data/growth-model';
import { NOT_RANKED } from '../data/suspect-list';
import { pictureOfTree } from '../testing/picture-of-tree';
import { HEAP_TYPE } from '../testing/profile-types';
import { exportFileName } from './export-file-name';
import { foldedParts, markdownOf, profileParts } from './export-parts';

const readOptions = { inflate: inflateInNode };

function pictureOf(tree: DeltaTree): GrowthPicture {
  return pictureOfTree(tree, {
    suspects: { ...NOT_RANKED, isRanked: true },
    details: {
      ...frameDetailsOf({ fields: [], length: 0 }),
      profileType: HEAP_TYPE,
      beforeUnixMs: Date.UTC(2026, 7, 1, 10),
      afterUnixMs: Date.UTC(2026, 7, 1, 10, 27),
    },
  });
}

/** Whole stacks with amounts before and after, deep and wide enough for several slices. */
const TREES = fc
  .array(
    fc.record({
      stack: fc.array(fc.constantFrom('a', 'b', 'main.c', 'd;e'), { minLength: 1, maxLength: 9 }),
      before: fc.nat(9),
      after: fc.nat(9),
    }),
    { minLength: 1, maxLength: 60 }
  )
  .map((rows) => {
    const side = (name: 'before' | 'after') =>
      stacksFromText(
        rows.map((row) => `${row.stack.map((frame) => frame.replace(';', '_')).join(';')} ${row[name]}`).join('\n')
      );
    return { ...buildDeltaTree(side('before'), side('after')), unit: 'bytes' };
  });

function bytesOf(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function sumOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}

describe('profileParts', () => {
  it('is the profile that is written at once', async () => {
    await fc.assert(
      fc.asyncProperty(TREES, async (tree) => {
        const options = { sampleType: 'inuse_space', ...pictureOf(tree).details };
        const atOnce = await readProfile(encodeProfile(growthProfile(tree, options)), readOptions);
        const inTurns = await readProfile(bytesOf(finishAtOnce(profileParts(pictureOf(tree)))), readOptions);
        const { strings, ...rest } = inTurns;
        const { strings: wanted, ...wantedRest } = atOnce;
        expect(rest).toEqual(wantedRest);
        // Texts that parts repeat stand behind the table.
        expect(strings.slice(0, wanted.length)).toEqual(wanted);
      }),
      { numRuns: 30 }
    );
  });

  it('sums up to the balance, in more samples than one part has', async () => {
    const stacks = Array.from({ length: 5000 }, (_, n) => `main.main;main.f${n} ${n}`).join('\n');
    const tree = buildDeltaTree(stacksFromText('main.main;main.f7 9000'), stacksFromText(stacks));
    const profile = await readProfile(bytesOf(finishAtOnce(profileParts(pictureOf(tree)))), readOptions);
    expect(profile.samples.length).toBe(5000);
    expect(sumOf(profile.samples.value)).toBe((4999 * 5000) / 2 - 9000);
    expect(profile.sampleTypes).toEqual([{ type: 'inuse_space', unit: tree.unit }]);
    expect(profile.durationMs).toBe(27 * 60_000);
  });

  it('writes one snapshot as its profile', async () => {
    const { end, frame, frames, length, grown } = buildDeltaTree(stacksFromText(''), stacksFromText('a;b 3\na 4'));
    const snapshot = { end, frame, frames, length, unit: 'count', total: grown };
    const { details } = pictureOf(buildDeltaTree(stacksFromText(''), stacksFromText('a 1')));
    const picture = {
      kind: 'snapshot',
      rootName: 'total',
      tree: snapshot,
      awaitsSecond: false,
      warnings: [],
      details,
    } as const;
    const profile = await readProfile(bytesOf(finishAtOnce(profileParts(picture))), readOptions);
    expect(Array.from(profile.samples.value)).toEqual([4, 3]);
    expect(profile.labels.length).toBe(0);
  });
});

describe('foldedParts', () => {
  it('is the text that is written at once', () => {
    fc.assert(
      fc.property(TREES, (tree) => {
        expect(finishAtOnce(foldedParts(pictureOf(tree))).join('')).toBe(differentialFolded(tree));
      }),
      { numRuns: 30 }
    );
  });

  it('is so for a tree of many slices, whose ways down go on from one to the next', () => {
    const stacks = (factor: number) =>
      stacksFromText(
        Array.from({ length: 7000 }, (_, n) => `main;a${n % 3};b${n % 50};c${n % 1000};d${n} ${n * factor}`).join('\n')
      );
    const tree = buildDeltaTree(stacks(1), stacks(3));
    const parts = finishAtOnce(foldedParts(pictureOf(tree)));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.join('')).toBe(differentialFolded(tree));
  });
});

describe('markdownOf', () => {
  it('tells the growth with the command for the saved file', () => {
    const tree = buildDeltaTree(stacksFromText('main.put 1'), stacksFromText('main.put 5'));
    const picture = pictureOf(tree);
    const row = {
      ...{ rank: 1, function: 'main.put', leaf: 'append', file: 'x.go', line1: 8, growth: 4, share: 1, node: 1 },
      ...{ score: NaN, growthPerHour: NaN, rises: NaN, kept: NaN, standardErrors: NaN, proven: 0, history: [] },
    };
    const text = markdownOf({ ...picture, suspects: { ...picture.suspects, rows: [row] } }, 'Heap');
    expect(text).toContain('`append ← main.put`');
    expect(text).toContain('go tool pprof -top seep-Heap-2026-08-01T10-27-00Z.pb.gz');
    expect(text).not.toContain('NaN');
  });
});

describe('exportFileName', () => {
  it.each([
    ['Heap of checkout', 'seep-Heap-of-checkout-1970-01-01T00-00-00Z.svg'],
    ['../../etc/passwd', 'seep-etc-passwd-1970-01-01T00-00-00Z.svg'],
    ['a"b\u202e\n;rm -rf', 'seep-a-b-rm-rf-1970-01-01T00-00-00Z.svg'],
    ['ملف', 'seep-growth-1970-01-01T00-00-00Z.svg'],
    ['x'.repeat(500), `seep-${'x'.repeat(60)}-1970-01-01T00-00-00Z.svg`],
  ])('makes one word of the title %j', (title, name) => {
    expect(exportFileName(title, { afterUnixMs: 0 }, 'svg')).toBe(name);
  });

  it('does without a time that is not known', () => {
    expect(exportFileName('', { afterUnixMs: undefined }, 'svg')).toBe('seep-growth.svg');
  });
});
