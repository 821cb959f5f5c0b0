// SPDX-License-Identifier: Apache-2.0
import { inflateInNode } from '#pkg/testkit';
import { readProfile, type Profile, type ReadOptions } from './index';

const read = (json: unknown, options: Partial<ReadOptions> = {}): Promise<Profile> =>
  readProfile(new TextEncoder().encode(JSON.stringify(json)), { inflate: inflateInNode, ...options });

/** As Pyroscope writes it: 64-bit integers as strings, what is 0 left out. */
const MESSAGE = {
  sampleType: [{ type: '1', unit: '2' }],
  sample: [{ locationId: ['18446744073709551615', '18446744073709551614'], value: ['96'] }, { value: ['0'] }],
  mapping: [{ id: '1', filename: '5', hasFunctions: true }],
  location: [
    { id: '18446744073709551614', mappingId: '1', line: [{ functionId: '1', line: '12' }] },
    { id: '18446744073709551615', mappingId: '1', line: [{ functionId: '2' }] },
  ],
  function: [
    { id: '1', name: '3', systemName: '3' },
    { id: '2', name: '4', systemName: '4' },
  ],
  stringTable: ['', 'inuse_space', 'bytes', 'main', 'put', '/bin/app'],
  timeNanos: '1700000000000000000',
  period: '524288',
};

const FLAME_GRAPH = {
  names: ['total', 'main', 'put', 'get', 'grow'],
  levels: [
    { values: ['0', '100', '0', '0'] },
    { values: ['0', '90', '10', '1'] },
    // put is 20 behind the start of main, get follows it without a gap.
    { values: ['20', '30', '5', '2', '0', '40', '40', '3'] },
    { values: ['20', '25', '25', '4'] },
  ],
  total: '100',
};

function stacksOf({ samples, locations, functions, strings }: Profile): string[] {
  return Array.from({ length: samples.length }, (_, sample) => {
    const stack = samples.stackLocation.subarray(samples.stackStart[sample], samples.stackStart[sample + 1]);
    const names = Array.from(stack, (row) => strings[functions.name[locations.lineFunction[locations.lineStart[row]]]]);
    return `${names.reverse().join(';')} ${samples.value[sample]}`;
  });
}

describe("readProfile of Pyroscope's pprof in JSON", () => {
  it.each([
    ['alone', MESSAGE],
    ['within its envelope', { pprof: { profile: MESSAGE } }],
  ])('reads it %s', async (_, json) => {
    const profile = await read(json);
    expect(stacksOf(profile)).toEqual(['main;put 96', ' 0']);
    expect([profile.sampleTypes, profile.period, profile.timeUnixMs]).toEqual([
      [{ type: 'inuse_space', unit: 'bytes' }],
      524_288,
      1_700_000_000_000,
    ]);
    expect(profile.mappings).toMatchObject([{ fileName: '/bin/app', hasFunctions: true }]);
  });

  it.each([
    ['location-not-found', { ...MESSAGE, sample: [{ locationId: ['3'], value: ['1'] }] }],
    ['value-count-mismatch', { ...MESSAGE, sample: [{ value: [] }] }],
    ['number-out-of-range', { ...MESSAGE, sample: [{ value: ['9007199254740993'] }] }],
    ['corrupt-json', { ...MESSAGE, sample: [{ value: ['1.5'] }] }],
    ['corrupt-json', { ...MESSAGE, sample: { value: ['1'] } }],
    ['corrupt-json', { ...MESSAGE, location: [7] }],
    ['no-sample-types', { ...MESSAGE, sampleType: undefined }],
    ['no-sample-types', {}],
    ['text-instead-of-profile', { cmdline: ['app'], memstats: {} }],
  ])('refuses with %s', async (code, json) => {
    await expect(read(json)).rejects.toMatchObject({ name: 'ProfileError', code });
  });
});

describe('readProfile of flame graphs in JSON', () => {
  const STACKS = ['main 10', 'main;put 5', 'main;get 40', 'main;put;grow 25'];

  it('reads those of the query API', async () => {
    const unnamedType = { type: 'inuse_space', unit: 'bytes' };
    const profile = await read({ flamegraph: FLAME_GRAPH }, { unnamedType });
    expect([stacksOf(profile), profile.sampleTypes]).toEqual([STACKS, [unnamedType]]);
  });

  it('reads flamebearer files, which say what they count', async () => {
    const levels = FLAME_GRAPH.levels.map(({ values }) => values.map(Number));
    const profile = await read({
      version: 1,
      flamebearer: { ...FLAME_GRAPH, levels, numTicks: 100 },
      metadata: { format: 'single', units: 'goroutines' },
    });
    expect([stacksOf(profile), profile.sampleTypes]).toEqual([STACKS, [{ type: 'goroutine', unit: 'count' }]]);
  });

  it.each([
    ['unsupported-format', { flamegraph: { ...FLAME_GRAPH, leftTicks: '1' } }],
    ['unsupported-format', { flamebearer: FLAME_GRAPH, metadata: { format: 'double' } }],
    ['corrupt-json', { flamegraph: { ...FLAME_GRAPH, levels: [{ values: ['0', '1', '0'] }] } }],
    ['corrupt-json', { flamegraph: { ...FLAME_GRAPH, levels: [{ values: ['0', '100', '0', '9'] }] } }],
    ['corrupt-json', { flamegraph: { ...FLAME_GRAPH, levels: [{ values: [0, 9, 0, 0] }, { values: [5, 9, 0, 1] }] } }],
    ['corrupt-json', { flamegraph: { ...FLAME_GRAPH, levels: [7] } }],
  ])('refuses with %s', async (code, json) => {
    await expect(read(json)).rejects.toMatchObject({ name: 'ProfileError', code });
  });

  it('refuses towers whose stacks would take memory without end', async () => {
    const levels = Array.from({ length: 6000 }, () => [0, 9, 1, 0]);
    await expect(read({ flamegraph: { names: ['f'], levels } })).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('long JSON', () => {
  const inflate = () => Promise.reject(new Error('nothing here is compressed'));
  const bars = Array.from({ length: 20_000 }, () => [0, 1, 1, 1]).flat();
  const flame = { names: ['total', 'main'], levels: [[0, 20_000, 0, 0], bars] };
  const pprof = { stringTable: ['', 'space', 'bytes'], sampleType: [{ type: '1', unit: '2' }] };

  it.each([
    ['a flame graph', { flamebearer: flame, metadata: { format: 'single', units: 'bytes' } }],
    ['a pprof message', pprof],
  ])('gives turns while %s is built, and stops when it is given up', async (_, json) => {
    const bytes = new TextEncoder().encode(JSON.stringify(json));
    const controller = new AbortController();
    let turns = 0;
    const yieldToHost = () => Promise.resolve(void turns++);
    await readProfile(bytes, { inflate, yieldToHost });
    expect(turns).toBeGreaterThanOrEqual(2);
    const given = { inflate, signal: controller.signal, yieldToHost: () => Promise.resolve(controller.abort()) };
    await expect(readProfile(bytes, given)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
