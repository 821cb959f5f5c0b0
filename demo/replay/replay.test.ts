// SPDX-License-Identifier: Apache-2.0
// Starts the replay server as a user does and reads its answers with our decoder and, where Go is, with go tool pprof.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { computeTop } from '#pkg/calltree';
import { findSampleTypeIndex, readProfile, type Profile } from '#pkg/profile';
import { inflateInNode } from '#pkg/testkit';

const SERVER = path.join(__dirname, 'server.mjs');
/** Between the two snapshots of the mapcache recording; see recording.json. */
const SPAN_SECONDS = 46.495;
const PROFILES = ['allocs', 'block', 'goroutine', 'heap', 'mutex', 'threadcreate'];

const children: ChildProcess[] = [];

async function startReplay(...args: string[]): Promise<string> {
  const leaks = args.includes('--leaks') ? [] : ['-leaks', 'mapcache'];
  const child = spawn(process.execPath, [SERVER, '-listen', '127.0.0.1:0', ...leaks, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the replay server ended with ${code}`)));
    child.stdout.once('data', (line: Buffer) => resolve(String(line).replace('LISTENING ', '').trim()));
  });
}

async function get(url: string): Promise<{ status: number; headers: Headers; body: Buffer }> {
  const response = await fetch(url);
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

const read = (bytes: Uint8Array): Promise<Profile> => readProfile(bytes, { inflate: inflateInNode });
const recorded = (file: string): Promise<Profile> => read(readFileSync(path.join(__dirname, 'recordings', file)));

function topOf(profile: Profile, sampleType?: string): Array<[string, number, number]> {
  const index = sampleType === undefined ? profile.defaultSampleTypeIndex : findSampleTypeIndex(profile, sampleType);
  return computeTop(profile, index)
    .rows.map((row): [string, number, number] => [row.function, row.self, row.total])
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

async function memstatsOf(url: string): Promise<Record<string, number>> {
  const { body } = await get(`${url}/debug/vars`);
  const vars: { memstats: Record<string, number> } = JSON.parse(body.toString('utf8'));
  return vars.memstats;
}

afterEach(() => {
  for (const child of children.splice(0)) {
    child.removeAllListeners('exit');
    child.kill();
  }
});

describe('the profiles', () => {
  it.each(PROFILES)('%s equals the first recording at the start and the second one at its time', async (name) => {
    for (const [seconds, folder] of [
      [0, 't0'],
      [SPAN_SECONDS, 't1'],
    ] as const) {
      const url = await startReplay('--frozen-at', String(seconds));
      const [played, original] = [
        await read((await get(`${url}/debug/pprof/${name}`)).body),
        await recorded(`mapcache/${folder}/${name}.pb.gz`),
      ];
      expect(played.sampleTypes).toEqual(original.sampleTypes);
      expect(played.defaultSampleTypeIndex).toBe(original.defaultSampleTypeIndex);
      expect(played.period).toBe(original.period);
      for (const { type } of original.sampleTypes) {
        expect(topOf(played, type).filter(([, , total]) => total !== 0)).toEqual(
          topOf(original, type).filter(([, , total]) => total !== 0)
        );
      }
    }
  });

  it('are dated now', async () => {
    const before = Date.now();
    const url = await startReplay('--speed', '50');
    const profile = await read((await get(`${url}/debug/pprof/goroutine`)).body);
    expect(profile.timeUnixMs).toBeGreaterThanOrEqual(before);
    expect(profile.timeUnixMs).toBeLessThanOrEqual(Date.now());
  });

  it('goes on growing beyond the second snapshot at the recorded rate, in the leaking function alone', async () => {
    const selfAt = async (seconds: number): Promise<Map<string, number>> => {
      const url = await startReplay('--frozen-at', String(seconds));
      const profile = await read((await get(`${url}/debug/pprof/heap`)).body);
      return new Map(topOf(profile, 'inuse_space').map(([name, self]) => [name, self]));
    };
    const [first, second, third] = [await selfAt(0), await selfAt(SPAN_SECONDS), await selfAt(2 * SPAN_SECONDS)];
    const step = (second.get('main.newSession') ?? 0) - (first.get('main.newSession') ?? 0);
    expect(step).toBeGreaterThan(8 << 20);
    expect((third.get('main.newSession') ?? 0) - (second.get('main.newSession') ?? 0)).toBe(step);
    expect(third.get('runtime.malg')).toBe(second.get('runtime.malg'));
  });

  it('stops growing at the end', async () => {
    const urls = [
      await startReplay('--end', '1', '--frozen-at', '60'),
      await startReplay('--end', '1', '--frozen-at', '600'),
    ];
    const [atEnd, later] = [await memstatsOf(urls[0] ?? ''), await memstatsOf(urls[1] ?? '')];
    expect(later['HeapAlloc']).toBe(atEnd['HeapAlloc']);
    expect(later['NumGC']).toBe(atEnd['NumGC']);
  });

  it('stays flat in the control', async () => {
    const urls = [
      await startReplay('--leaks', 'none', '--frozen-at', '60'),
      await startReplay('--leaks', 'none', '--frozen-at', '600'),
    ];
    const [early, late] = [await memstatsOf(urls[0] ?? ''), await memstatsOf(urls[1] ?? '')];
    expect(late['HeapAlloc']).toBe(early['HeapAlloc']);
    expect(late['NumGC']).toBeGreaterThan(early['NumGC'] ?? Infinity);
    const top = async (url: string): Promise<unknown> => topOf(await read((await get(`${url}/debug/pprof/heap`)).body));
    expect(await top(urls[1] ?? '')).toEqual(await top(urls[0] ?? ''));
  });

  it('grows in goroutines where those leaked', async () => {
    const url = await startReplay('--leaks', 'tickerloop', '--frozen-at', '120');
    const profile = await read((await get(`${url}/debug/pprof/goroutine`)).body);
    const leak = topOf(profile).find(([name]) => name === 'main.leakTickerLoop.func1');
    expect(leak?.[2]).toBeGreaterThan(2400);
    expect((await get(`${url}/metrics`)).body.toString()).toMatch(/^go_goroutines 2501$/m);
  });
});

describe('the statistics', () => {
  it('change NextGC with a collection only', async () => {
    const at = async (seconds: number): Promise<Record<string, number>> =>
      memstatsOf(await startReplay('--frozen-at', String(seconds)));
    // Collections 4 to 12 in 46.5 s: the 6th is at 11.6 s and the 7th at 17.4 s.
    const [early, late, next] = [await at(12), await at(17), await at(18)];
    expect(early['NumGC']).toBe(6);
    expect(late['NumGC']).toBe(6);
    expect(late['NextGC']).toBe(early['NextGC']);
    expect(late['TotalAlloc']).toBeGreaterThan(early['TotalAlloc'] ?? Infinity);
    expect(next['NumGC']).toBe(7);
    expect(next['NextGC']).toBeGreaterThan(late['NextGC'] ?? Infinity);
    expect((next['Mallocs'] ?? 0) - (next['Frees'] ?? 0)).toBe(next['HeapObjects']);
  });

  it('are the same in all three texts', async () => {
    const url = await startReplay('--frozen-at', '30');
    const stats = await memstatsOf(url);
    const metrics = (await get(`${url}/metrics`)).body.toString();
    const text = (await get(`${url}/debug/pprof/heap?debug=1`)).body.toString();
    expect(metrics).toContain(`go_memstats_next_gc_bytes ${stats['NextGC']}\n`);
    expect(metrics).toContain(`go_memstats_alloc_bytes_total ${stats['TotalAlloc']}\n`);
    expect(text).toContain(`# NextGC = ${stats['NextGC']}\n`);
    expect(text).toContain(`# HeapAlloc = ${stats['HeapAlloc']}\n`);
    expect(text).toContain(`# Stack = ${stats['StackInuse']} / ${stats['StackSys']}\n`);
    expect(text.startsWith('heap profile: ')).toBe(true);
  });
});

describe('the answers', () => {
  it('have the headers of net/http/pprof', async () => {
    const url = await startReplay();
    const heap = await get(`${url}/debug/pprof/heap?gc=1`);
    expect(heap.status).toBe(200);
    expect(heap.headers.get('content-type')).toBe('application/octet-stream');
    expect(heap.headers.get('content-disposition')).toBe('attachment; filename="heap"');
    expect(heap.headers.get('x-content-type-options')).toBe('nosniff');
    expect(heap.headers.get('content-encoding')).toBeNull();
    expect([...heap.body.subarray(0, 2)]).toEqual([0x1f, 0x8b]);

    const unknown = await get(`${url}/debug/pprof/goroutineleak`);
    expect([unknown.status, unknown.headers.get('x-go-pprof'), unknown.body.toString()]).toEqual([
      404,
      '1',
      'Unknown profile\n',
    ]);
    const elsewhere = await get(`${url}/nosuch`);
    expect([elsewhere.status, elsewhere.headers.get('x-go-pprof')]).toEqual([404, null]);
    const delta = await get(`${url}/debug/pprof/heap?seconds=5`);
    expect([delta.status, delta.headers.get('x-go-pprof')]).toEqual([400, '1']);
    const dump = await get(`${url}/debug/pprof/goroutine?debug=2`);
    expect(dump.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(dump.body.toString()).toMatch(/^goroutine \d+ \[/);
  });

  it('list what there is in the index', async () => {
    const url = await startReplay();
    const { headers, body } = await get(`${url}/debug/pprof/`);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    const listed = [...body.toString().matchAll(/<tr><td>\d+<\/td><td><a href='(\w+)\?debug=1'>/g)].map(
      (match) => match[1]
    );
    expect(listed).toEqual(PROFILES);
  });

  it('say which leak is played, and that it cannot be switched', async () => {
    const url = await startReplay();
    const status: unknown = JSON.parse((await get(`${url}/leaks`)).body.toString());
    expect(status).toMatchObject({
      schema: 'seep-demo-leaks/1',
      kind: 'replay',
      readOnly: true,
      leaks: [{ name: 'mapcache', on: true, function: 'main.newSession' }],
    });
    expect((await fetch(`${url}/leaks/mapcache?on=false`, { method: 'POST' })).status).toBe(405);
  });
});

describe('the command line', () => {
  it('plays the control when no leak is asked for, as demo/leaky does', async () => {
    const url = await startReplay('--leaks', '');
    const { leaks }: { leaks: Array<{ name: string }> } = JSON.parse((await get(`${url}/leaks`)).body.toString());
    expect(leaks.map(({ name }) => name)).toEqual(['none']);
  });

  it.each([
    [['--leaks', 'nosuch'], 'no recording is called "nosuch"'],
    [['--leaks', '../../leaky'], 'no recording is called'],
    [['--listen', 'nowhere'], 'want HOST:PORT'],
    [['--speed', '0'], 'want a number'],
    [['-nosuch'], '--nosuch'],
    [['-leaks', 'mapcache,tickerloop'], 'no recording is called'],
  ])('refuses %p in one line', (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [SERVER, ...args], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

const hasGo = spawnSync('go', ['version']).status === 0;

// Only where Go is: the replay is for machines without it.
(hasGo ? describe : describe.skip)('go tool pprof (needs go)', () => {
  it.each(PROFILES)('reads %s', async (name) => {
    const url = await startReplay('--frozen-at', '30');
    const text = execFileSync('go', ['tool', 'pprof', '-top', `${url}/debug/pprof/${name}`], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    expect(text).toContain('Showing nodes accounting for');
  });

  it('finds the leaking function first', async () => {
    const url = await startReplay('--frozen-at', '60');
    const text = execFileSync('go', ['tool', 'pprof', '-top', `${url}/debug/pprof/heap`], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    expect(/flat%.*\n.* (\S+)\n/.exec(text)?.[1]).toBe('main.newSession');
  });
});
