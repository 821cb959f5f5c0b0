// SPDX-License-Identifier: Apache-2.0
// The oracle is `go tool pprof` itself: what it prints of a pair with -diff_base, it must print of the growth of the pair's tree.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { encodeProfile, findSampleTypeIndex, readProfile, type Profile } from '#pkg/profile';
import { inflateInNode, sharedFolder, stacksFromText } from '#pkg/testkit';
import {
  buildDeltaTree,
  computeTop,
  growthProfile,
  stacksOfProfile,
  subtractBase,
  type DeltaTree,
  type GrowthTree,
} from './index';

const LEAKY = path.join(__dirname, 'testdata', 'leaky');
const read = (file: string): Promise<Profile> => readProfile(readFileSync(file), { inflate: inflateInNode });
const readBack = (profile: Profile): Promise<Profile> =>
  readProfile(gzipSync(encodeProfile(profile)), { inflate: inflateInNode });

async function deltaOf(before: string, after: string, sampleType: string): Promise<DeltaTree> {
  const [one, other] = await Promise.all([before, after].map(read));
  return buildDeltaTree(
    stacksOfProfile(one, findSampleTypeIndex(one, sampleType)),
    stacksOfProfile(other, findSampleTypeIndex(other, sampleType))
  );
}

/** What a panel keeps of a delta, and nothing else. */
const keptOf = ({ length, frames, frame, end, unit, totalBefore, grown, shrunk }: DeltaTree): GrowthTree => ({
  length,
  frames,
  frame,
  end,
  unit,
  totalBefore,
  grown,
  shrunk,
});

const growthOf = (before: string, after: string): GrowthTree =>
  keptOf(buildDeltaTree(stacksFromText(before), stacksFromText(after)));

const samplesOf = ({ samples, locations, functions, strings, labels }: Profile): string[] =>
  Array.from({ length: samples.length }, (_, row) => {
    const stack = Array.from(
      samples.stackLocation.subarray(samples.stackStart[row], samples.stackStart[row + 1]),
      (location) => strings[functions.name[locations.lineFunction[locations.lineStart[location]]]]
    );
    const [label = -1] = labels.key.subarray(samples.labelStart[row], samples.labelStart[row + 1]);
    return `${stack.join('<')} ${samples.value[row]}${label < 0 ? '' : ` ${strings[label]}=${strings[labels.text[samples.labelStart[row]]]}`}`;
  });

const rowsOf = (profile: Profile, index: number): string[] =>
  computeTop(profile, index).rows.map((row) => `${row.function} ${row.self}/${row.total}`);

/** Rows of -top, sorted: equal rows have no order of their own. A tree does not know what was inlined. */
const tableOf = (report: string): string[] => {
  const lines = report.split('\n').map((line) => line.replace(/ \((partial-)?inline\)$/, ''));
  return lines.slice(lines.findIndex((line) => line.startsWith('Showing'))).sort();
};

describe('growthProfile', () => {
  it('has each stack with its after value, and labelled as base its before value negated', async () => {
    const profile = growthProfile(growthOf('main;keep 10\nmain;gone 4\nmain 1', 'main;keep 30\nmain;new 5\nmain 1'));
    expect(samplesOf(profile).sort()).toEqual([
      'gone<main -4 pprof::base=true',
      'keep<main -10 pprof::base=true',
      'keep<main 30',
      'main -1 pprof::base=true',
      'main 1',
      'new<main 5',
    ]);
    expect(await readBack(profile)).toEqual(profile);
  });

  it('names the sample type, and lasts from before to after', () => {
    const times = { beforeUnixMs: 1_700_000_000_000, afterUnixMs: 1_700_000_060_000 };
    const tree = growthOf('a 1', 'a 2');
    const { sampleTypes, timeUnixMs, durationMs } = growthProfile(tree, { ...times, sampleType: 'inuse_space' });
    expect(sampleTypes).toEqual([{ type: 'inuse_space', unit: 'bytes' }]);
    expect([timeUnixMs, durationMs]).toEqual([1_700_000_000_000, 60_000]);
    expect(growthProfile(tree).sampleTypes).toEqual([{ type: 'bytes', unit: 'bytes' }]);
    const onlyAfter = growthProfile(tree, { afterUnixMs: times.afterUnixMs });
    expect([onlyAfter.timeUnixMs, onlyAfter.durationMs]).toEqual([times.afterUnixMs, 0]);
  });

  it.each(['inuse_space', 'inuse_objects', 'alloc_space'])('counts %s as subtractBase does', async (sampleType) => {
    const [before, after] = ['t0', 't2'].map((time) => path.join(LEAKY, time, 'heap.pb.gz'));
    const growth = growthProfile(keptOf(await deltaOf(before, after, sampleType)), { sampleType });
    const difference = subtractBase(await read(after), await read(before), { mode: 'diff' });
    const index = findSampleTypeIndex(difference, sampleType);
    expect(rowsOf(growth, 0)).toEqual(rowsOf(difference, index));
    expect(computeTop(growth, 0).total).toBe(computeTop(difference, index).total);
    expect(rowsOf(growth, 0).length).toBeGreaterThan(50);
  });

  it('counts any two sets of stacks as subtractBase does', () => {
    const stacks = fc
      .array(
        fc.tuple(
          fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 }),
          fc.integer({ min: 0, max: 99 })
        ),
        { maxLength: 12 }
      )
      .map((lines) => lines.map(([stack, value]) => `${stack.join(';')} ${value}`).join('\n'));
    fc.assert(
      fc.property(stacks, stacks, (before, after) => {
        const delta = growthOf(before, after);
        const top = computeTop(growthProfile(delta), 0);
        expect(top.rows.reduce((sum, row) => sum + row.self, 0)).toBe(delta.grown[0] - delta.shrunk[0]);
        expect(top.total === delta.totalBefore[0] || delta.totalBefore[0] === 0).toBe(true);
      })
    );
  });

  it('rounds what is no whole number and says how much', () => {
    const profile = growthProfile(growthOf('a;b 0.25', 'a;b 2.5\na;c 7\na 0.1'));
    expect(samplesOf(profile).sort()).toEqual(['b<a 3', 'c<a 7']);
    expect(profile.warnings).toEqual([
      { code: 'rounded-values', message: '3 values were rounded: pprof has whole numbers only' },
    ]);
  });

  it('does not take what is left of adding fractions for an amount', () => {
    const profile = growthProfile(growthOf('', 'a;b 0.1\na;c 0.2\na;d 0.3'));
    expect(profile.warnings[0]?.message).toMatch(/^3 values/);
  });

  it('refuses values that int64 cannot hold, and takes the last one that it can', () => {
    const huge = (amount: number): GrowthTree => ({
      ...growthOf('', 'a 1'),
      totalBefore: new Float64Array(2),
      shrunk: new Float64Array(2),
      grown: Float64Array.of(amount, amount),
    });
    expect(samplesOf(growthProfile(huge(2 ** 63 - 1024)))).toEqual(['a 9223372036854775000']);
    for (const amount of [2 ** 63, -(2 ** 63), Infinity, NaN]) {
      expect(() => growthProfile(huge(amount))).toThrow(expect.objectContaining({ code: 'number-out-of-range' }));
    }
  });

  it('writes a path of a million frames, and refuses a million of such paths', () => {
    const levels = 1_000_000;
    const chain = (grown: Float64Array): GrowthTree => ({
      length: levels,
      frames: { length: 1, name: ['f'], file: [''], line1: new Int32Array(1) },
      frame: new Int32Array(levels),
      end: new Int32Array(levels).fill(levels),
      unit: 'bytes',
      totalBefore: new Float64Array(levels),
      grown,
      shrunk: new Float64Array(levels),
    });
    expect(growthProfile(chain(new Float64Array(levels).fill(5))).samples.stackLocation.length).toBe(levels - 1);
    const everywhere = Float64Array.from({ length: levels }, (_, node) => levels - node);
    expect(() => growthProfile(chain(everywhere))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('keeps the names it is given, and replaces what UTF-8 cannot hold', async () => {
    const names = [
      '<img src=x onerror=alert(1)>',
      'two\nlines',
      '',
      '🦉',
      '\u202egnp',
      'x'.repeat(10_000),
      'half \ud800',
    ];
    const frame = Int32Array.from([-1, ...names.keys()]);
    const amounts = Float64Array.from([names.length, ...names.map(() => 1)]);
    const profile = growthProfile({
      length: frame.length,
      frames: { length: names.length, name: names, file: names.map(() => ''), line1: new Int32Array(names.length) },
      frame,
      end: Int32Array.from(frame, (_, node) => (node === 0 ? frame.length : node + 1)),
      unit: 'bytes',
      totalBefore: new Float64Array(frame.length),
      grown: amounts,
      shrunk: new Float64Array(frame.length),
    });
    const back = samplesOf(await readBack(profile));
    expect(back).toEqual([...names.slice(0, -1), 'half \ufffd'].map((name) => `${name} 1`));
  });
});

const hasGo = spawnSync('go', ['version']).status === 0;

(hasGo ? describe : describe.skip)('what go tool pprof shows of a growth (needs go)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'seep-growth-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const WHOLE = ['-symbolize=none', '-unit=minimum', '-nodecount=1000000', '-nodefraction=0', '-edgefraction=0'];
  const pprof = (...options: string[]): string =>
    execFileSync('go', ['tool', 'pprof', ...WHOLE, ...options], { encoding: 'utf8', stdio: 'pipe' });

  async function topOfGrowth(before: string, after: string, sampleType: string): Promise<string[]> {
    const file = path.join(folder, 'growth.pb.gz');
    const growth = growthProfile(keptOf(await deltaOf(before, after, sampleType)), { sampleType });
    writeFileSync(file, gzipSync(encodeProfile(growth)));
    return tableOf(pprof('-top', file));
  }

  it.each([
    ['heap', 'inuse_space'],
    ['heap', 'alloc_objects'],
    ['goroutine', 'goroutine'],
  ])('is what -diff_base shows: %s, %s', async (name, sampleType) => {
    const [before, after] = ['t0', 't2'].map((time) => path.join(LEAKY, time, `${name}.pb.gz`));
    const expected = tableOf(pprof('-top', `-sample_index=${sampleType}`, `-diff_base=${before}`, after));
    expect(await topOfGrowth(before, after, sampleType)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(20);
  });

  const shared = sharedFolder();
  (shared === undefined ? it.skip : it)(
    'is what -diff_base shows of every program (needs ../shared)',
    async () => {
      const fixtures = path.join(shared ?? '', 'fixtures');
      const programs = readdirSync(fixtures).filter((name) => /^(leaky|single-.*)$/.test(name));
      for (const program of programs) {
        const times = readdirSync(path.join(fixtures, program)).sort();
        const [before, after] = [times[0], times[times.length - 1]].map((time) =>
          path.join(fixtures, program, time, 'heap.pb.gz')
        );
        const expected = tableOf(pprof('-top', '-sample_index=inuse_space', `-diff_base=${before}`, after));
        expect({ program, top: await topOfGrowth(before, after, 'inuse_space') }).toEqual({ program, top: expected });
      }
      expect(programs.length).toBeGreaterThan(15);
    },
    120_000
  );
});
