// SPDX-License-Identifier: Apache-2.0
import type { Profile } from '#pkg/profile';
import { goroutineProfileFromText } from '#pkg/testkit';
import { computeTop } from './compute-top';
import { filterSamples, type SampleFilters } from './filter-samples';
import { pruneFrames } from './prune-frames';

const PROFILE = goroutineProfileFromText('main;get;read 5\n main;put;write 3\n idle 2');

/** Labels by sample: key, then a text or a number with its unit. */
function withLabels(
  profile: Profile,
  labels: ReadonlyArray<ReadonlyArray<readonly [string, string | number, string?]>>
): Profile {
  const strings = [...profile.strings];
  const indexOf = (text: string): number => (text === '' ? 0 : strings.push(text) - 1);
  const rows = labels.flat();
  const starts = labels.reduce<number[]>((ends, list) => [...ends, (ends.at(-1) ?? 0) + list.length], [0]);
  return {
    ...profile,
    samples: { ...profile.samples, labelStart: Int32Array.from(starts) },
    labels: {
      length: rows.length,
      key: Int32Array.from(rows, ([key]) => indexOf(key)),
      text: Int32Array.from(rows, ([, value]) => (typeof value === 'string' ? indexOf(value) : 0)),
      number: Float64Array.from(rows, ([, value]) => (typeof value === 'number' ? value : 0)),
      unit: Int32Array.from(rows, ([, , unit = '']) => indexOf(unit)),
    },
    strings,
  };
}

const LABELLED = withLabels(PROFILE, [
  [
    ['bytes', 131_072],
    ['tenant', 'red'],
  ],
  [
    ['bytes', 1024],
    ['tenant', 'blue'],
    ['wait', 3, 'seconds'],
  ],
  [],
]);

const rowsOf = (profile: Profile): string[] =>
  computeTop(profile, 0).rows.map((row) => `${row.function} ${row.self}/${row.total}`);

const selfOf = (filters: SampleFilters): string =>
  computeTop(filterSamples(LABELLED, filters), 0)
    .rows.filter((row) => row.self !== 0)
    .map((row) => row.function)
    .join();

describe('filterSamples', () => {
  it.each<[SampleFilters, string[]]>([
    [{ focus: 'get|put', ignore: 'put' }, ['read 5/5', 'get 0/5', 'main 0/5']],
    [{ hide: '^get$' }, ['read 5/5', 'write 3/3', 'idle 2/2', 'main 0/8', 'put 0/3']],
    [{ hide: 'read|get' }, ['main 5/8', 'write 3/3', 'idle 2/2', 'put 0/3']],
    [{ show: 'main|idle' }, ['main 8/8', 'idle 2/2']],
    [{ hide: 'idle' }, ['read 5/5', 'write 3/3', 'get 0/5', 'main 0/8', 'put 0/3']],
    [{ showFrom: 'get|read' }, ['read 5/5', 'get 0/5']],
  ])('%j', (filters, rows) => expect(rowsOf(filterSamples(PROFILE, filters))).toEqual(rows));

  it.each<[SampleFilters, string]>([
    [{ tagFocus: '128kb' }, 'read'],
    [{ tagFocus: '512b:2kb' }, 'write'],
    [{ tagFocus: ':64kb' }, 'write'],
    [{ tagFocus: '1kb:' }, 'read,write'],
    [{ tagFocus: 'wait=1s:1hr' }, 'write'],
    [{ tagFocus: 'wait=4000ms:' }, ''],
    [{ tagFocus: 'bytes=3s:' }, ''],
    [{ tagFocus: 'tenant=red' }, 'read'],
    [{ tagFocus: 'tenant:b,blue' }, 'write'],
    [{ tagFocus: 'tenant:b,red' }, ''],
    [{ tagFocus: 'tenant=b,red' }, 'read,write'],
    [{ tagIgnore: 'tenant' }, 'idle'],
  ])('%j', (filters, names) => expect(selfOf(filters)).toBe(names));

  it('keeps the labels of what stays with it', () => {
    const filtered = filterSamples(LABELLED, { ignore: 'get' });
    expect(filtered.samples.length).toBe(2);
    expect(selfOf({ ignore: 'get', tagFocus: 'tenant=blue' })).toBe('write');
  });

  it('says which expressions matched nothing', () => {
    const { warnings } = filterSamples(PROFILE, { focus: 'nobody', hide: 'nothing', tagIgnore: 'none' });
    expect(warnings.map(({ code, message }) => [code, /for (\w+)/.exec(message)?.[1]])).toEqual([
      ['filter-matched-nothing', 'focus'],
      ['filter-matched-nothing', 'hide'],
      ['filter-matched-nothing', 'tagignore'],
    ]);
  });

  it('refuses expressions that cannot be read', () => {
    for (const filters of [
      { focus: '(' },
      { tagFocus: 'a=[' },
      { showFrom: '(?=x)' },
      { tagIgnore: '99999999999999999b' },
    ]) {
      expect(() => filterSamples(PROFILE, filters)).toThrow(expect.objectContaining({ code: 'bad-regex' }));
    }
  });

  it('changes nothing without filters', () => {
    expect(rowsOf(filterSamples(PROFILE, { focus: '', tagFocus: '' }))).toEqual(rowsOf(PROFILE));
  });
});

describe('pruneFrames', () => {
  it('cuts what is dropped and all below it, but not what is kept', () => {
    const profile = goroutineProfileFromText('main;malloc;deep 5\n main;malloc_keep 3\n malloc;deep 2');
    expect(rowsOf(pruneFrames({ ...profile, dropFrames: 'malloc.*', keepFrames: '.*_keep' }))).toEqual([
      'main 5/8',
      'malloc_keep 3/3',
      // A stack that starts with what is to be dropped stays whole: better than none.
      'deep 2/2',
      'malloc 0/2',
    ]);
  });

  it('compares whole names without their arguments', () => {
    const profile = goroutineProfileFromText('main;alloc(int) 1\n main;allocate 2');
    expect(rowsOf(pruneFrames({ ...profile, dropFrames: 'alloc' }))).toEqual(['allocate 2/2', 'main 1/3']);
  });

  it('warns of an expression that it cannot read, and drops nothing', () => {
    const pruned = pruneFrames({ ...PROFILE, dropFrames: '(' });
    expect(pruned.warnings.map(({ code }) => code)).toEqual(['bad-drop-frames']);
    expect(rowsOf(pruned)).toEqual(rowsOf(PROFILE));
  });
});
