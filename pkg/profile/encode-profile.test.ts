// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { goroutineProfileFromText, heapProfileFromText, inflateInNode, sharedFolder } from '#pkg/testkit';
import { encodeDelta, encodeProfile, readProfile, type Profile } from './index';

const testdata = (name: string): Promise<Profile> => read(readFileSync(path.join(__dirname, 'testdata', name)));
const read = (bytes: Uint8Array): Promise<Profile> => readProfile(bytes, { inflate: inflateInNode });

const shared = sharedFolder();
const fixtures = path.join(shared ?? '', 'fixtures');

describe('encodeProfile', () => {
  it.each([
    'leaky-t0/heap.pb.gz',
    'leaky-t0/goroutine.pb.gz',
    'leaky-t0/block.pb.gz',
    'states/goroutine.pb.gz',
    'etcd-heap-delta5s.pb.gz',
    'states/goroutine.debug1.txt',
    'states/goroutine.debug2.txt',
  ])('writes %s so that reading gives the same', async (name) => {
    const profile = await testdata(name);
    expect(await read(encodeProfile(profile))).toEqual(profile);
  });

  it('writes what no Go program has: columns, folded locations, a documentation address, odd numbers', async () => {
    const heap = heapProfileFromText('main;put 1 2 3 9007199254740991\nmain -1 -2 -3 -9007199254740991');
    const profile: Profile = {
      ...heap,
      strings: [...heap.strings, 'https://example.com/doc', 'tenant', 't1', 'ms'],
      docUrl: 'https://example.com/doc',
      timeUnixMs: 1_795_219_582_606.9197,
      durationMs: 0.000_001,
      defaultSampleTypeIndex: 1,
      periodType: undefined,
      period: 0,
      comments: ['tenant', 'new comment'],
      dropFrames: 'put',
      samples: { ...heap.samples, labelStart: Int32Array.of(0, 2, 2) },
      labels: {
        length: 2,
        key: Int32Array.of(heap.strings.length + 1, heap.strings.length + 1),
        text: Int32Array.of(heap.strings.length + 2, 0),
        number: Float64Array.of(0, -7),
        unit: Int32Array.of(0, heap.strings.length + 3),
      },
      locations: {
        ...heap.locations,
        // 2^64 is what 2^64 - 1 reads as, the address with which Go 1.24 fills the stacks of threads up.
        address: Float64Array.of(2 ** 63, 2 ** 64),
        column1: Int32Array.of(3, 0),
        isFolded: Uint8Array.of(0, 1),
      },
      mappings: [
        {
          start: 2 ** 62,
          limit: 2 ** 64,
          offset: 0,
          fileName: '/bin/app',
          buildId: '',
          hasFunctions: true,
          hasFileNames: false,
          hasLineNumbers: true,
          hasInlineFrames: false,
        },
      ],
    };
    const { strings, ...decoded } = await read(encodeProfile(profile));
    const { strings: given, ...expected } = profile;
    expect(decoded).toEqual(expected);
    expect(strings.slice(0, given.length)).toEqual(given);
  });

  it('keeps times that were rounded on reading', async () => {
    const profile = goroutineProfileFromText('main 1');
    for (let i = 0; i < 2000; i++) {
      const timeUnixMs = (1_795_219_582_606_919_785 + i * 12_345_677) / 1e6;
      expect((await read(encodeProfile({ ...profile, timeUnixMs }))).timeUnixMs).toBe(timeUnixMs);
    }
  });
});

describe('encodeDelta', () => {
  const before = heapProfileFromText('main;put 1 16 1 16\nmain;old 5 80 5 80');
  const after = heapProfileFromText('main;put 3 48 3 48\nmain;new;grow 2 32 2 32');

  it('adds up to after - before, with the label of -diff_base on what was before', async () => {
    const { samples, labels, strings, sampleTypes, functions, locations } = await read(encodeDelta(before, after));
    const rows = Array.from({ length: samples.length }, (_, row) => {
      const leaf = samples.stackLocation[samples.stackStart[row]];
      const name = strings[functions.name[locations.lineFunction[locations.lineStart[leaf]]]];
      const [label] = labels.key.subarray(samples.labelStart[row], samples.labelStart[row + 1]);
      return `${name} ${samples.value[row * sampleTypes.length + 3]} ${label === undefined ? '' : strings[label]}`.trim();
    });
    expect(rows).toEqual(['put 48', 'grow 32', 'put -16 pprof::base', 'old -80 pprof::base']);
  });

  it('refuses profiles of different types', () => {
    expect(() => encodeDelta(goroutineProfileFromText('main 1'), after)).toThrow(
      expect.objectContaining({ code: 'unknown-sample-type' })
    );
  });
});

(hasGo() ? describe : describe.skip)('what go tool pprof reads (needs Go)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'seep-encode-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const pprof = (bytes: Uint8Array, ...options: string[]): string => {
    const file = path.join(folder, 'profile.pb');
    writeFileSync(file, bytes);
    return execFileSync(
      'go',
      [
        'tool',
        'pprof',
        '-symbolize=none',
        '-nodecount=1000000',
        '-nodefraction=0',
        '-edgefraction=0',
        ...options,
        file,
      ],
      { encoding: 'utf8', stdio: 'pipe' }
    );
  };

  it('is the same before and after', async () => {
    const original = readFileSync(path.join(__dirname, 'testdata', 'leaky-t0', 'heap.pb.gz'));
    const encoded = encodeProfile(await read(original));
    for (const report of ['-top', '-traces', '-tags']) {
      expect(pprof(encoded, report)).toBe(pprof(original, report));
    }
  });

  it('is the goroutines of a text that pprof itself does not read', async () => {
    expect(pprof(encodeProfile(await testdata('states/goroutine.debug2.txt')), '-top')).toMatch(
      /40 +total|of 40 total/
    );
  });

  (shared === undefined ? it.skip : it)(
    'is what -diff_base shows for a delta (needs ../shared)',
    async () => {
      let compared = 0;
      for (const program of readdirSync(fixtures)) {
        const oracle = path.join(fixtures, program, 't1', 'oracle', 'diff-vs-t0.heap-gc1.top.inuse_space.txt');
        const [before, after] = ['t0', 't1'].map((time) => path.join(fixtures, program, time, 'heap-gc1.pb.gz'));
        let expected: string;
        try {
          expected = readFileSync(oracle, 'utf8');
        } catch {
          continue;
        }
        const delta = encodeDelta(await read(readFileSync(before)), await read(readFileSync(after)));
        expect({ program, top: tableOf(pprof(delta, '-sample_index=inuse_space', '-top')) }).toEqual({
          program,
          top: tableOf(expected),
        });
        compared++;
      }
      expect(compared).toBeGreaterThan(5);
    },
    60_000
  );
});

/** Rows of -top from the summary on, sorted: equal rows have no order of their own. */
function tableOf(report: string): string[] {
  const lines = report.split('\n');
  return lines.slice(lines.findIndex((line) => line.startsWith('Showing'))).sort();
}

function hasGo(): boolean {
  try {
    execFileSync('go', ['version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
