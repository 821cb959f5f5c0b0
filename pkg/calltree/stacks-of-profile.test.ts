// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NONE } from '#pkg/base';
import { findSampleTypeIndex, readProfile, type Profile } from '#pkg/profile';
import { inflateInNode } from '#pkg/testkit';
import { balanceOf, buildDeltaTree, computeTop, stacksOfProfile, type WeightedStacks } from './index';

const readLeaky = (name: string): Promise<Profile> =>
  readProfile(readFileSync(path.join(__dirname, 'testdata', 'leaky', name)), { inflate: inflateInNode });

/** Stack i as "root;..;leaf value". */
const textOf = (stacks: WeightedStacks): string[] =>
  Array.from({ length: stacks.length }, (_, i) => {
    const names = Array.from(
      stacks.frame.subarray(stacks.start[i], stacks.start[i + 1]),
      (frame) => stacks.frames.name[frame]
    );
    return `${names.join(';')} ${stacks.value[i]}`;
  });

// Locations: 0 = "inner" inlined into "outer"; 1 = "main"; 2 = an address without function; 3 = not even an address.
const PROFILE: Profile = {
  sampleTypes: [
    { type: 'objects', unit: 'count' },
    { type: 'space', unit: 'bytes' },
  ],
  defaultSampleTypeIndex: 1,
  periodType: undefined,
  period: 0,
  timeUnixMs: 0,
  durationMs: 0,
  samples: {
    length: 5,
    stackStart: Int32Array.of(0, 2, 4, 4, 5, 8),
    stackLocation: Int32Array.of(0, 1, 2, 1, 3, 1, 0, 1),
    value: Float64Array.of(1, 64, 1, 32, 2, 16, 1, 0, -1, 8),
    labelStart: new Int32Array(6),
  },
  labels: {
    length: 0,
    key: new Int32Array(),
    text: new Int32Array(),
    number: new Float64Array(),
    unit: new Int32Array(),
  },
  locations: {
    length: 4,
    mapping: Int32Array.of(0, 0, 0, NONE),
    address: Float64Array.of(4096, 8192, 0x7f00d1, 0),
    lineStart: Int32Array.of(0, 2, 3, 3, 3),
    lineFunction: Int32Array.of(0, 1, 2),
    line1: Int32Array.of(10, 20, 30),
  },
  functions: {
    length: 3,
    name: Int32Array.of(1, 2, 3),
    systemName: Int32Array.of(1, 2, 3),
    fileName: Int32Array.of(4, 4, 4),
    startLine1: new Int32Array(3),
  },
  mappings: [{ start: 0, limit: 0, offset: 0, fileName: '/usr/lib/libc.so.6', buildId: '' }],
  strings: ['', 'inner', 'outer', 'main', 'main.go'],
  comments: [],
  dropFrames: '',
  keepFrames: '',
  warnings: [],
};

describe('stacksOfProfile', () => {
  it('turns stacks root first, expands inlined calls and leaves zeros out', () => {
    const stacks = stacksOfProfile(PROFILE, 1);
    expect(textOf(stacks)).toEqual(['main;outer;inner 64', 'main;0x7f00d1 32', ' 16', 'main;outer;inner;main 8']);
    expect(stacks.unit).toBe('bytes');
  });

  it('keeps samples whose other type is zero, and addresses that are unknown', () => {
    expect(textOf(stacksOfProfile(PROFILE, 0))[3]).toBe('<unknown> 1');
  });

  it('remembers where a function was first seen', () => {
    const { frames } = stacksOfProfile(PROFILE, 1);
    expect(frames.name.slice(0, 3)).toEqual(['inner', 'outer', 'main']);
    expect([...frames.line1.subarray(0, 3)]).toEqual([10, 20, 30]);
    expect(frames.file[0]).toBe('main.go');
  });

  it('refuses sums that doubles cannot hold', () => {
    const samples = { ...PROFILE.samples, value: PROFILE.samples.value.map((_, i) => (i % 2 ? 2 ** 52 : 0)) };
    const huge = { ...PROFILE, samples };
    expect(() => stacksOfProfile(huge, 1)).toThrow(expect.objectContaining({ code: 'number-out-of-range' }));
    expect(() => computeTop(huge, 1)).toThrow(expect.objectContaining({ code: 'number-out-of-range' }));
    expect(stacksOfProfile(huge, 0).length).toBe(0);
  });
});

describe('computeTop', () => {
  it('counts a function once per sample however often it recurses, and every sample in the total', () => {
    const top = computeTop(PROFILE, 1);
    expect(top.total).toBe(120);
    expect(top.rows).toEqual([
      { function: 'inner', self: 64, total: 72, inlined: 'always' },
      { function: '[libc.so.6]', self: 32, total: 32, inlined: 'never' },
      { function: 'main', self: 8, total: 104, inlined: 'never' },
      { function: 'outer', self: 0, total: 72, inlined: 'never' },
    ]);
  });

  it('orders by total on request', () => {
    const { rows } = computeTop(PROFILE, 1, { order: 'total' });
    expect(rows.map((row) => row.function)).toEqual(['main', 'inner', 'outer', '[libc.so.6]']);
  });

  it('takes sizes into the total of values that have both signs', () => {
    expect(computeTop(PROFILE, 0).total).toBe(6);
  });
});

describe('the growth of the recorded leaky service', () => {
  it('is from 41,998,252 to 1,233,923,310 bytes in use', async () => {
    // The example of the README.
    const [t0, t2] = await Promise.all([readLeaky('t0/heap.pb.gz'), readLeaky('t2/heap.pb.gz')]);
    const [before, after] = [t0, t2].map((profile) =>
      stacksOfProfile(profile, findSampleTypeIndex(profile, 'inuse_space'))
    );
    const balance = balanceOf(buildDeltaTree(before, after));
    expect([balance.before, balance.after, balance.unit]).toEqual([41_998_252, 1_233_923_310, 'bytes']);
    expect(balance.grown - balance.shrunk).toBe(1_191_925_058);
  });
});
