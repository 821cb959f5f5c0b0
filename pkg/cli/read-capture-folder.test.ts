// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateWithZlib, runSeep } from '#pkg/cli';
import { encodeProfile, type Profile } from '#pkg/profile';
import { heapProfileFromText, sharedFolder } from '#pkg/testkit';
import { readCaptureFolder } from './read-capture-folder';

const START_UNIX_MS = 1_763_712_000_000;
const LEAKY = path.resolve('pkg/calltree/testdata/leaky');

const temporaryFolder = () => mkdtempSync(path.join(tmpdir(), 'seep-captures-'));
const read = async (folder: string) => (await readCaptureFolder(folder, inflateWithZlib)).series;

/** A heap of one site: `bytes` in use of `allocated`. */
function heapAt(minute: number, bytes: number, allocated = bytes): Uint8Array {
  const profile: Profile = heapProfileFromText(`main;keep 1 ${allocated} 1 ${bytes}`);
  return encodeProfile({ ...profile, timeUnixMs: START_UNIX_MS + 60_000 * minute });
}

const varsAt = (minute: number, stats: Record<string, number>) =>
  JSON.stringify({ memstats: { LastGC: (START_UNIX_MS + 60_000 * minute) * 1e6, ...stats } });

describe('readCaptureFolder', () => {
  it('reads files side by side in order of the times inside them, whatever their names', async () => {
    const folder = temporaryFolder();
    ['c', 'a', 'b'].forEach((name, minute) => writeFileSync(path.join(folder, name), heapAt(minute, 1000 + minute)));
    writeFileSync(path.join(folder, 'notes.md'), '# not a capture');
    const [{ name, series }] = await read(folder);
    expect(name).toBe('live heap (sampled)');
    expect(series).toMatchObject({ kind: 'heap_live', values: [1000, 1001, 1002] });
    expect(Array.from(series.timesSeconds, (time) => time - START_UNIX_MS / 1000)).toEqual([0, 60, 120]);
  });

  it('takes allocations that fall for a new process', async () => {
    const folder = temporaryFolder();
    [10, 20, 5].forEach((allocated, minute) =>
      writeFileSync(path.join(folder, `${minute}.pb`), heapAt(minute, 5, allocated))
    );
    expect((await read(folder))[0].series).toMatchObject({ workBytes: [10, 20, 5], restarts: [2] });
  });

  it('takes the files of one folder down for one capture, its statistics for the heap', async () => {
    const folder = temporaryFolder();
    for (const minute of [0, 1, 2]) {
      const capture = path.join(folder, `t${minute}`);
      mkdirSync(capture);
      writeFileSync(path.join(capture, 'x'), heapAt(minute, 5));
      writeFileSync(path.join(capture, 'y'), varsAt(minute, { HeapAlloc: 100 + minute, NumGC: minute }));
    }
    const [{ name, series }] = await read(folder);
    expect([name, series.kind, Array.from(series.values)]).toEqual(['live heap', 'heap_raw', [100, 101, 102]]);
  });

  it('dates what has no time by its file', async () => {
    const folder = temporaryFolder();
    [5, 6].forEach((bytes, minute) => {
      const file = path.join(folder, String(minute));
      writeFileSync(file, JSON.stringify({ memstats: { HeapAlloc: bytes } }));
      utimesSync(file, 1000 + minute, 1000 + minute);
    });
    expect((await read(folder))[0].series.timesSeconds).toEqual(Float64Array.of(1000, 1001));
  });

  it('counts goroutines of real captures, and says that so few are too few', async () => {
    const folder = temporaryFolder();
    cpSync(LEAKY, folder, { recursive: true });
    const series = await read(folder);
    expect(series.find(({ name }) => name === 'goroutines')?.series.values[0]).toBeCloseTo(7280, -1);
    const out: string[] = [];
    const code = await runSeep(['score', folder], { print: (text) => out.push(text), warn: (text) => out.push(text) });
    expect([code, out.join('\n')]).toEqual([0, expect.stringContaining('too few samples')]);
  });

  it.each([
    ['an empty folder', () => undefined],
    ['a folder of other files', (folder: string) => writeFileSync(path.join(folder, 'x.json'), '{}')],
    [
      'allocs profiles, which are no heap',
      (folder: string) => {
        const heap = heapProfileFromText('main;keep 1 5 1 5');
        const allocSpace = heap.sampleTypes.findIndex(({ type }) => type === 'alloc_space');
        writeFileSync(path.join(folder, 'x'), encodeProfile({ ...heap, defaultSampleTypeIndex: allocSpace }));
      },
    ],
  ])('refuses %s', async (_, fill) => {
    const folder = temporaryFolder();
    fill(folder);
    await expect(read(folder)).rejects.toMatchObject({ code: 'unknown-input' });
  });
});

const shared = sharedFolder();

// The recordings are too large for the repository.
(shared === undefined ? describe.skip : describe)('readCaptureFolder on recorded services (needs ../shared)', () => {
  it.each(['caddy', 'etcd', 'go124-leaky', 'single-mapcache', 'victoriametrics'])(
    'finds both series of %s',
    async (name) => {
      const series = await read(path.join(shared ?? '', 'fixtures', name));
      expect(series.map((one) => one.name)).toEqual(['live heap', 'goroutines']);
      expect(series.every((one) => one.series.values.length >= 2)).toBe(true);
    }
  );
});
