// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { inflateInNode } from '#pkg/testkit';
import { findSampleTypeIndex, profileTypeIdOf, readProfile, type Profile } from './index';
import { pprof } from './proto/profile';

const testdata = (name: string): Buffer => readFileSync(path.join(__dirname, 'testdata', name));
const read = (bytes: Uint8Array | string): Promise<Profile> =>
  readProfile(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, { inflate: inflateInNode });
const readMessage = (message: pprof.Profile.$Properties): Promise<Profile> =>
  read(pprof.Profile.encode(message).finish());

/** A valid profile: one sample, main -> put, of 3 objects and 96 bytes with a text and a numeric label. */
const VALID = {
  stringTable: ['', 'objects', 'count', 'space', 'bytes', 'main', 'put', 'main.go', 'tenant', 't1', '/bin/app', 'abc'],
  sampleType: [
    { type: 1, unit: 2 },
    { type: 3, unit: 4 },
  ],
  sample: [
    {
      locationId: [7, 9],
      value: [3, 96],
      label: [
        { key: 8, str: 9 },
        { key: 4, num: 32, numUnit: 4 },
      ],
    },
  ],
  mapping: [{ id: 5, memoryStart: 4096, memoryLimit: 8192, filename: 10, buildId: 11 }],
  location: [
    { id: 9, mappingId: 5, address: 4200, line: [{ functionId: 1, line: 12 }] },
    { id: 7, mappingId: 5, address: 4300, line: [{ functionId: 2, line: 21 }] },
  ],
  function: [
    { id: 1, name: 5, systemName: 5, filename: 7, startLine: 10 },
    { id: 2, name: 6, systemName: 6, filename: 7, startLine: 20 },
  ],
  periodType: { type: 3, unit: 4 },
  period: 524_288,
  timeNanos: 1_700_000_000_500_000_000,
  durationNanos: 5_000_000_000,
  comment: [8],
} as const satisfies pprof.Profile.$Properties;

describe('readProfile of what Go wrote', () => {
  it('reads a heap profile', async () => {
    const profile = await read(testdata('leaky-t0/heap.pb.gz'));
    expect(profile.sampleTypes.map(({ type, unit }) => `${type}/${unit}`)).toEqual([
      'alloc_objects/count',
      'alloc_space/bytes',
      'inuse_objects/count',
      'inuse_space/bytes',
    ]);
    expect([profile.defaultSampleTypeIndex, profile.period, profile.periodType]).toEqual([
      3,
      524_288,
      { type: 'space', unit: 'bytes' },
    ]);
    // The example of the README.
    const inuseBytes = Array.from(
      { length: profile.samples.length },
      (_, sample) =>
        profile.samples.value[sample * profile.sampleTypes.length + findSampleTypeIndex(profile, 'inuse_space')]
    );
    expect(inuseBytes.reduce((sum, bytes) => sum + bytes)).toBe(41_998_252);
    expect(new Date(profile.timeUnixMs).toISOString()).toMatch(/^2026-11-21T00:05/);
    expect(profile.samples.length).toBe(62);
    expect(profile.mappings[0]?.fileName).toMatch(/leaky$/);
    expect(profile.warnings).toEqual([]);
  });

  it('keeps samples without a location', async () => {
    const { samples } = await read(testdata('leaky-t0/goroutine.pb.gz'));
    const located = [...samples.value].filter((_, i) => samples.stackStart[i] < samples.stackStart[i + 1]);
    expect(samples.value.reduce((sum, value) => sum + value, 0)).toBe(7281);
    expect(located.reduce((sum, value) => sum + value, 0)).toBe(7279);
  });

  it('reads negative values of a delta', async () => {
    const { samples } = await read(testdata('etcd-heap-delta5s.pb.gz'));
    expect(Math.min(...samples.value)).toBeLessThan(-1000);
    expect(samples.value.every(Number.isSafeInteger)).toBe(true);
  });

  it('reads the same from bytes that are not gzipped', async () => {
    const gzipped = testdata('leaky-t0/block.pb.gz');
    expect(await read(gunzipSync(gzipped))).toEqual(await read(gzipped));
  });
});

describe('readProfile of a small message', () => {
  it('lays everything out in columns', async () => {
    const profile = await readMessage(VALID);
    expect([...profile.samples.stackLocation]).toEqual([1, 0]);
    expect([...profile.samples.value]).toEqual([3, 96]);
    expect([...profile.samples.labelStart]).toEqual([0, 2]);
    expect([
      [...profile.labels.key],
      [...profile.labels.text],
      [...profile.labels.number],
      [...profile.labels.unit],
    ]).toEqual([
      [8, 4],
      [9, 0],
      [0, 32],
      [0, 4],
    ]);
    expect([[...profile.locations.lineFunction], [...profile.locations.line1]]).toEqual([
      [0, 1],
      [12, 21],
    ]);
    expect(profile.mappings).toMatchObject([
      { start: 4096, limit: 8192, offset: 0, fileName: '/bin/app', buildId: 'abc', hasFunctions: false },
    ]);
    expect([profile.timeUnixMs, profile.durationMs, profile.comments]).toEqual([1_700_000_000_500, 5000, ['tenant']]);
  });

  it('takes the last sample type as the default, or the one that the file names', async () => {
    expect((await readMessage(VALID)).defaultSampleTypeIndex).toBe(1);
    expect((await readMessage({ ...VALID, defaultSampleType: 1 })).defaultSampleTypeIndex).toBe(0);
    expect((await readMessage({ ...VALID, defaultSampleType: 5 })).defaultSampleTypeIndex).toBe(1);
  });

  it('reads integers that are not packed, also mixed with packed ones', async () => {
    // Sample { location_id: 9 unpacked, then [7] packed; value 3, 96 unpacked }
    const sample = [0x12, 9, 0x08, 9, 0x0a, 1, 7, 0x10, 3, 0x10, 96];
    const rest = pprof.Profile.encode({ ...VALID, sample: [] }).finish();
    const { samples } = await read(Uint8Array.from([...sample, ...rest]));
    expect([[...samples.stackLocation], [...samples.value]]).toEqual([
      [0, 1],
      [3, 96],
    ]);
  });

  it.each([
    ['-1', -1],
    ['-2^53 + 1', Number.MIN_SAFE_INTEGER],
    ['2^53 - 1', Number.MAX_SAFE_INTEGER],
    ['2^28', 2 ** 28],
    ['2^32', 2 ** 32],
    ['-2^32', -(2 ** 32)],
    ['0x0123456789ab', 0x0123456789ab],
  ])('reads the value %s exactly', async (_, value) => {
    const { samples } = await readMessage({ ...VALID, sample: [{ value: [value, -value] }] });
    expect([...samples.value]).toEqual([value, -value]);
  });

  it('stores addresses beyond 2^53 rounded, for they are only shown', async () => {
    const location = [...VALID.location.slice(1), { id: 9, address: 0xffff_ffff_8100_0000 }];
    const { locations } = await readMessage({ ...VALID, location });
    expect(locations.address[1]).toBe(0xffff_ffff_8100_0000);
  });

  it('tells ids beyond 2^53 apart that are the same double', async () => {
    // Location { id: 2^53 + 1 } and Location { id: 2^53, line: { function_id: 2 } }; Sample { location_id: [2^53 + 1, 2^53] }.
    const odd = [0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
    const even = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
    const locations = [0x22, 9, 0x08, ...odd, 0x22, 13, 0x08, ...even, 0x22, 2, 0x08, 2];
    const sample = [0x12, 22, 0x0a, 16, ...odd, ...even, 0x10, 1, 0x10, 1];
    const { samples, locations: columns } = await read(
      Uint8Array.from([...pprof.Profile.encode({ ...VALID, sample: [] }).finish(), ...locations, ...sample])
    );
    expect([...samples.stackLocation]).toEqual([2, 3]);
    expect([...columns.lineFunction]).toEqual([0, 1, 1]);
  });

  it('reads columns, folded locations, what mappings have and the documentation address where there are any', async () => {
    const location = [
      { ...VALID.location[0], line: [{ functionId: 1, line: 12, column: 7 }] },
      { ...VALID.location[1], isFolded: true },
    ];
    const mapping = [{ ...VALID.mapping[0], hasFunctions: true, hasLineNumbers: true }];
    const { locations, mappings, docUrl } = await readMessage({ ...VALID, location, mapping, docUrl: 8 });
    expect([[...(locations.column1 ?? [])], [...(locations.isFolded ?? [])], docUrl]).toEqual([
      [7, 0],
      [0, 1],
      'tenant',
    ]);
    expect(mappings[0]).toMatchObject({ hasFunctions: true, hasFileNames: false, hasLineNumbers: true });
    const plain = await readMessage(VALID);
    expect([plain.locations.column1, plain.locations.isFolded, plain.docUrl]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('warns about line numbers that cannot be', async () => {
    const location = [...VALID.location.slice(1), { id: 9, line: [{ functionId: 1, line: -4 }] }];
    const { locations, warnings } = await readMessage({ ...VALID, location });
    expect([locations.line1[1], warnings.map(({ code }) => code)]).toEqual([0, ['line-out-of-range']]);
  });

  it('takes bytes that are not UTF-8 as Go does', async () => {
    const bytes = pprof.Profile.encode(VALID).finish();
    const at = Buffer.from(bytes).indexOf('tenant');
    bytes[at] = 0xff;
    expect((await read(bytes)).strings).toContain('\ufffdenant');
  });
});

describe('readProfile refuses', () => {
  const sample = VALID.sample[0];
  it.each<[string, pprof.Profile.$Properties]>([
    ['no-sample-types', { ...VALID, sampleType: [] }],
    ['value-count-mismatch', { ...VALID, sample: [{ ...sample, value: [1] }] }],
    ['value-count-mismatch', { ...VALID, sample: [{ ...sample, value: [1, 2, 3] }] }],
    ['string-index-out-of-range', { ...VALID, stringTable: [] }],
    ['string-index-out-of-range', { ...VALID, sampleType: [VALID.sampleType[0], { type: 12, unit: 1 }] }],
    ['string-index-out-of-range', { ...VALID, comment: [-1] }],
    ['string-index-out-of-range', { ...VALID, dropFrames: 99 }],
    ['string-index-out-of-range', { ...VALID, sample: [{ ...sample, label: [{ key: 99 }] }] }],
    ['string-index-out-of-range', { ...VALID, function: [{ id: 1, name: 2 ** 60 }, VALID.function[1]] }],
    ['corrupt-protobuf', { ...VALID, stringTable: ['x', ...VALID.stringTable.slice(1)] }],
    ['location-not-found', { ...VALID, sample: [{ ...sample, locationId: [8] }] }],
    ['location-not-found', { ...VALID, sample: [{ ...sample, locationId: [0] }] }],
    ['function-not-found', { ...VALID, function: VALID.function.slice(1) }],
    ['mapping-not-found', { ...VALID, mapping: [] }],
    ['duplicate-id', { ...VALID, function: [...VALID.function, VALID.function[0]] }],
    ['duplicate-id', { ...VALID, location: [...VALID.location, VALID.location[0]] }],
    ['duplicate-id', { ...VALID, mapping: [...VALID.mapping, VALID.mapping[0]] }],
    ['corrupt-protobuf', { ...VALID, location: [...VALID.location, { id: 0 }] }],
    ['number-out-of-range', { ...VALID, sample: [{ ...sample, value: [2 ** 53, 1] }] }],
    ['number-out-of-range', { ...VALID, sample: [{ ...sample, value: [-(2 ** 53), 1] }] }],
    ['number-out-of-range', { ...VALID, period: 2 ** 53 }],
    ['location-not-found', { ...VALID, sample: [{ ...sample, locationId: [2 ** 53] }] }],
    ['duplicate-id', { ...VALID, location: [...VALID.location, { id: 2 ** 60 }, { id: 2 ** 60 }] }],
  ])('a message with %s', async (code, message) => {
    await expect(readMessage(message)).rejects.toMatchObject({ name: 'ProfileError', code });
  });

  const heap = testdata('leaky-t0/heap.pb.gz');
  const damaged = Uint8Array.from(heap, (byte, i) => (i === 3000 ? byte ^ 0xff : byte));
  it.each<[string, string, Uint8Array | string]>([
    ['no bytes', 'empty-input', ''],
    ['gzip of no bytes', 'empty-input', gzipSync('')],
    ['gzip that ends early', 'truncated-gzip', heap.subarray(0, 3000)],
    ['the gzip magic alone', 'truncated-gzip', heap.subarray(0, 2)],
    ['damaged gzip', 'corrupt-gzip', damaged],
    ['protobuf that ends early', 'truncated-protobuf', gunzipSync(heap).subarray(0, 14_000)],
    ['bytes that are nothing', 'corrupt-protobuf', Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7)],
    ['an HTML page', 'html-instead-of-profile', '\n<!DOCTYPE html>\n<title>Sign in</title>'],
    [
      'a piece of HTML behind a comment',
      'html-instead-of-profile',
      '<!-- proxy --><HTML lang="en"><body>502</body></HTML>',
    ],
    ['gzipped HTML', 'html-instead-of-profile', gzipSync('<html><body>Sign in</body></html>')],
    ['the answer for an unknown profile', 'text-instead-of-profile', 'Unknown profile\n'],
    ['JSON', 'text-instead-of-profile', '{"cmdline":["app"]}'],
    ['an empty JSON object, as Pyroscope answers where there is nothing', 'no-sample-types', '{}'],
    ['JSON that ends early', 'corrupt-json', '{"stringTable":["",'],
    ['pprof in JSON with a broken field', 'corrupt-json', '{"stringTable":["",7]}'],
    ['heap text of another sampler', 'unsupported-format', 'heap profile: 1: 2 [3: 4] @ fragmentation\n'],
    ['an execution trace', 'unsupported-format', 'go 1.26 trace\0\0\0\u0001'],
    ['an old CPU profile, words of 4', 'unsupported-format', '\0\0\0\0\u0003\0\0\0\u0001\0\0\0'],
    ['an old CPU profile, words of 8', 'unsupported-format', '\0\0\0\0\0\0\0\0\u0003\0\0\0\0\0\0\0'],
    ['zeros that are none', 'corrupt-protobuf', '\0\0\0\0\u0004\0\0\0\u0001\0\0\0'],
  ])('%s as %s', async (_, code, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ name: 'ProfileError', code });
  });

  it('quotes the first line of a text, shortened and without control characters', async () => {
    await expect(read('\u001b[31mno such\tpage\r\nsecond')).rejects.toThrow(
      'text came instead of a profile: "[31mno suchpage"'
    );
    await expect(read('x'.repeat(200))).rejects.toThrow(`"${'x'.repeat(80)}…"`);
  });

  it('what inflates to more than the cap, and no byte less', async () => {
    const gzipped = testdata('leaky-t0/heap.pb.gz');
    const inflatedBytes = gunzipSync(gzipped).length;
    const readCapped = (maxInflatedBytes: number): Promise<Profile> =>
      readProfile(gzipped, { inflate: inflateInNode, maxInflatedBytes });
    await expect(readCapped(inflatedBytes - 1)).rejects.toMatchObject({ code: 'too-large' });
    expect((await readCapped(inflatedBytes)).samples.length).toBe(62);
  });

  it('a port that ignores the cap or throws what it likes', async () => {
    const gzipped = testdata('leaky-t0/heap.pb.gz');
    const careless = { inflate: async () => new Uint8Array(11), maxInflatedBytes: 10 };
    await expect(readProfile(gzipped, careless)).rejects.toMatchObject({ code: 'too-large' });
    const throwing = { inflate: () => Promise.reject(new TypeError('bad')) };
    await expect(readProfile(gzipped, throwing)).rejects.toMatchObject({
      code: 'corrupt-gzip',
      cause: new TypeError('bad'),
    });
  });

  it('to go on when aborted', async () => {
    const reading = readProfile(testdata('leaky-t0/heap.pb.gz'), {
      inflate: inflateInNode,
      signal: AbortSignal.abort('stop'),
    });
    await expect(reading).rejects.toBe('stop');
  });
});

describe('findSampleTypeIndex', () => {
  it('finds by name, by the name of older profiles, and the default', async () => {
    const profile = await readMessage(VALID);
    expect(['objects', 'space', 'inuse_space', undefined].map((name) => findSampleTypeIndex(profile, name))).toEqual([
      0, 1, 1, 1,
    ]);
  });

  it('names what there is when asked for something else', async () => {
    const profile = await readMessage(VALID);
    expect(() => findSampleTypeIndex(profile, 'alloc_space')).toThrow(
      expect.objectContaining({ code: 'unknown-sample-type', message: expect.stringContaining('objects, space') })
    );
  });
});

describe('profileTypeIdOf', () => {
  it("gives Pyroscope's ids", async () => {
    const heap = await read(testdata('leaky-t0/heap.pb.gz'));
    const goroutine = await read(testdata('leaky-t0/goroutine.pb.gz'));
    const block = await read(testdata('leaky-t0/block.pb.gz'));
    expect(profileTypeIdOf('heap', heap, 3)).toBe('memory:inuse_space:bytes:space:bytes');
    expect(profileTypeIdOf('allocs', heap, 0)).toBe('memory:alloc_objects:count:space:bytes');
    expect(profileTypeIdOf('goroutine', goroutine, 0)).toBe('goroutine:goroutine:count:goroutine:count');
    expect(profileTypeIdOf('block', block, 1)).toBe('block:delay:nanoseconds:contentions:count');
  });

  it('leaves out what the profile does not say', async () => {
    const profile = await readMessage({ ...VALID, periodType: null });
    expect(profileTypeIdOf('cpu', profile, 0)).toBe('process_cpu:objects:count::');
  });
});
