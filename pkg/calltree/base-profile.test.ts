// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { Profile } from '#pkg/profile';
import { goroutineProfileFromText, heapProfileFromText } from '#pkg/testkit';
import { subtractBase } from './base-profile';
import { computeTop } from './compute-top';
import { mergeProfiles } from './merge-profiles';

const profiles: fc.Arbitrary<Profile> = fc
  .array(
    fc.tuple(
      fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: -50, max: 100 })
    ),
    { maxLength: 12 }
  )
  .map((lines) => goroutineProfileFromText(lines.map(([stack, value]) => `${stack.join(';')} ${value}`).join('\n')));

const rowsOf = (profile: Profile): string[] =>
  computeTop(profile, 0).rows.map((row) => `${row.function} ${row.self}/${row.total}`);

const negated = (rows: readonly string[]): string[] =>
  rows.map((row) => row.replace(/-?\d+/g, (number) => String(0 - Number(number))));

const withUnit = (profile: Profile, unit: string): Profile => ({
  ...profile,
  sampleTypes: profile.sampleTypes.map(({ type }) => ({ type, unit })),
});

describe('subtractBase', () => {
  const before = goroutineProfileFromText('main;a 10\n main;b 4');
  const after = goroutineProfileFromText('main;a 30\n main;c 5');

  it('shows what grew and what went, in percent of the base', () => {
    const difference = subtractBase(after, before, { mode: 'diff' });
    expect(computeTop(difference, 0).total).toBe(14);
    expect(rowsOf(difference)).toEqual(['a 20/20', 'c 5/5', 'b -4/-4', 'main 0/21']);
  });

  it('lets equal samples cancel out in mode "base"', () => {
    const rest = subtractBase(after, before, { mode: 'base' });
    expect(rest.samples.length).toBe(3);
    expect(computeTop(rest, 0).total).toBe(29);
    expect(rowsOf(rest)).toEqual(['a 20/20', 'c 5/5', 'b -4/-4', 'main 0/21']);
  });

  it('scales to the sum of the base first when asked to', () => {
    // 30 and 5 of 35 become 12 and 2 of 14.
    const difference = subtractBase(after, before, { mode: 'diff', normalize: true });
    expect(rowsOf(difference)).toEqual(['b -4/-4', 'a 2/2', 'c 2/2']);
  });

  it('refuses profiles of different kinds', () => {
    const heap = heapProfileFromText('main 1 2 3 4');
    for (const normalize of [false, true]) {
      expect(() => subtractBase(after, heap, { mode: 'diff', normalize })).toThrow(
        expect.objectContaining({ code: 'incompatible-profiles' })
      );
    }
  });

  it('has nothing left of a profile against itself', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        expect(rowsOf(subtractBase(profile, profile, { mode: 'base' }))).toEqual([]);
        expect(rowsOf(subtractBase(profile, profile, { mode: 'diff' }))).toEqual([]);
      })
    );
  });

  it('changes its sign when the sides are exchanged', () => {
    fc.assert(
      fc.property(profiles, profiles, (one, other) => {
        const there = rowsOf(subtractBase(one, other, { mode: 'base' }));
        expect(rowsOf(subtractBase(other, one, { mode: 'base' }))).toEqual(negated(there));
      })
    );
  });
});

describe('mergeProfiles', () => {
  it('does not care for the order', () => {
    fc.assert(
      fc.property(profiles, profiles, (one, other) => {
        expect(rowsOf(mergeProfiles([one, other]))).toEqual(rowsOf(mergeProfiles([other, one])));
      })
    );
  });

  it('keeps every function of one profile as it was', () => {
    fc.assert(fc.property(profiles, (profile) => expect(rowsOf(mergeProfiles([profile]))).toEqual(rowsOf(profile))));
  });

  it('brings values to the finer unit', () => {
    const milliseconds = withUnit(goroutineProfileFromText('a 2'), 'ms');
    const nanoseconds = withUnit(goroutineProfileFromText('a 5'), 'nanoseconds');
    for (const both of [
      [milliseconds, nanoseconds],
      [nanoseconds, milliseconds],
    ]) {
      const merged = mergeProfiles(both);
      expect(merged.sampleTypes[0].unit).toBe('nanoseconds');
      expect(rowsOf(merged)).toEqual(['a 2000005/2000005']);
    }
    expect(() => mergeProfiles([milliseconds, withUnit(milliseconds, 'bytes')])).toThrow(
      expect.objectContaining({ code: 'incompatible-profiles' })
    );
  });

  it('keeps the sample types that all have', () => {
    const heap = heapProfileFromText('a 1 2 3 4');
    const inUse = { ...goroutineProfileFromText('a 7'), sampleTypes: [{ type: 'inuse_objects', unit: 'count' }] };
    const merged = mergeProfiles([heap, inUse]);
    expect(merged.sampleTypes).toEqual([{ type: 'inuse_objects', unit: 'count' }]);
    expect(rowsOf(merged)).toEqual(['a 10/10']);
  });

  it('finds the same code of a binary that was loaded elsewhere', () => {
    const loadedAt = (start: number): Profile => {
      const profile = goroutineProfileFromText('a 1');
      const mappings = [{ start, limit: start + 0x2000, offset: 0, fileName: '/bin/x', buildId: 'cafe' }];
      const locations = { ...profile.locations, mapping: Int32Array.of(0), address: Float64Array.of(start + 16) };
      return { ...profile, mappings, locations };
    };
    const merged = mergeProfiles([loadedAt(0x1000), loadedAt(0x9000)]);
    expect([merged.locations.length, merged.mappings.length, merged.samples.length]).toEqual([1, 1, 1]);
    expect(merged.locations.address[0]).toBe(0x1010);
  });

  it('refuses sums beyond 2^53 by name', () => {
    const huge = goroutineProfileFromText(`a ${2 ** 53 - 1}`);
    expect(() => mergeProfiles([huge, huge])).toThrow(expect.objectContaining({ code: 'number-out-of-range' }));
  });
});
