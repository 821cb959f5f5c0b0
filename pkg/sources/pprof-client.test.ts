// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inflateInNode } from '#pkg/testkit';
import { createPprofClient, SourceError, type PprofClientOptions } from './index';
import { scriptedFetch, type ScriptedAnswer } from './testdata/scripted-fetch';

const testdata = (name: string) => readFileSync(path.join(__dirname, 'testdata', name));
const INDEX = testdata('index-go127.html').toString();

/** The smallest message that is a profile: one sample type, no samples. */
function profileBytes(type: string, unit: string): Uint8Array {
  const field = (number: number, bytes: readonly number[]) => [(number << 3) | 2, bytes.length, ...bytes];
  const text = (value: string) => Array.from(new TextEncoder().encode(value));
  return gzipSync(
    Uint8Array.from([
      ...field(1, [0x08, 1, 0x10, 2]),
      ...field(6, []),
      ...field(6, text(type)),
      ...field(6, text(unit)),
    ])
  );
}

const HEAP = profileBytes('inuse_space', 'bytes');
const GOROUTINE = profileBytes('goroutine', 'count');

/** A healthy target with all three ways to memory statistics. */
const HEALTHY: Readonly<Record<string, ScriptedAnswer | string>> = {
  '/debug/pprof/': INDEX,
  '/debug/pprof/heap': { body: HEAP },
  '/debug/pprof/heap?gc=1': { body: HEAP },
  '/debug/pprof/heap?debug=1': { body: testdata('heap.debug1.txt') },
  '/debug/pprof/heap?gc=1&debug=1': { body: testdata('heap.debug1.txt') },
  '/debug/pprof/goroutine': { body: GOROUTINE },
  '/debug/pprof/goroutine?debug=2': 'goroutine 1 [running]:\n',
  '/debug/vars': { body: testdata('vars.json') },
  '/metrics': { body: testdata('metrics.txt') },
};

function clientOf(
  answers: Readonly<Record<string, ScriptedAnswer | string | (() => never)>>,
  options: Partial<PprofClientOptions> = {}
) {
  let nowUnixMs = 1_000_000;
  const { fetch, urls } = scriptedFetch((asked) => {
    const answer = answers[asked];
    return typeof answer === 'function' ? answer() : answer;
  });
  const client = createPprofClient({
    fetch,
    inflate: inflateInNode,
    baseUrl: 'http://svc:6060/',
    now: () => nowUnixMs,
    ...options,
  });
  const asked = () => urls.splice(0).map((url) => url.replace('http://svc:6060', ''));
  return { client, asked, wait: (ms: number) => (nowUnixMs += ms) };
}

const withoutPaths = (...paths: readonly string[]) =>
  Object.fromEntries(Object.entries(HEALTHY).filter(([one]) => !paths.includes(one)));
const unreachable = () => {
  throw new SourceError('unreachable', 'connection refused');
};

describe('createPprofClient', () => {
  it('asks for profiles below the prefix, and only for known ones', async () => {
    const { client, asked } = clientOf(HEALTHY);
    await client.readHeap();
    await client.readHeap({ gc: true });
    await client.readGoroutines();
    expect(asked()).toEqual(['/debug/pprof/heap', '/debug/pprof/heap?gc=1', '/debug/pprof/goroutine']);
    for (const name of ['cmdline', 'trace', 'symbol', 'profile', '../vars', 'heap?seconds=30', '']) {
      await expect(client.readProfile(name)).rejects.toMatchObject({ code: 'forbidden-path' });
    }
    expect(asked()).toEqual([]);
  });

  it('says when a profile is not there', async () => {
    const { client } = clientOf({
      '/debug/pprof/goroutineleak': { status: 404, headers: { 'x-go-pprof': '1' }, body: 'Unknown profile\n' },
    });
    await expect(client.readProfile('goroutineleak')).rejects.toMatchObject({ code: 'unknown-profile' });
    await expect(client.readProfile('mutex')).rejects.toMatchObject({ code: 'no-pprof' });
  });

  it.each([
    ['an HTML page', '<!doctype html><title>Login</title>', 'unexpected-answer'],
    ['another profile', { body: GOROUTINE }, 'unexpected-answer'],
    ['nothing', '', 'empty-input'],
    ['half a gzip stream', { body: HEAP.subarray(0, HEAP.length - 9) }, 'truncated-gzip'],
  ])('refuses %s in the place of a heap profile', async (_, answer, code) => {
    await expect(clientOf({ '/debug/pprof/heap': answer }).client.readHeap()).rejects.toMatchObject({ code });
  });

  it('gives failures of the port a code and the path', async () => {
    const fails = () => {
      throw new TypeError('socket hang up');
    };
    const { client } = clientOf({ '/debug/pprof/heap': fails });
    await expect(client.readHeap()).rejects.toMatchObject({
      code: 'unreachable',
      message: '/debug/pprof/heap: socket hang up',
    });
  });

  it('passes limits and the signal to the port', async () => {
    const requests: unknown[] = [];
    const { signal } = new AbortController();
    const { client } = clientOf(
      {},
      {
        timeoutMs: 7,
        maxBytes: 9,
        fetch: async (request) => {
          requests.push(request);
          return { status: 200, headers: {}, body: HEAP };
        },
      }
    );
    await client.readHeap({ signal });
    expect(requests).toEqual([{ url: 'http://svc:6060/debug/pprof/heap', timeoutMs: 7, maxBytes: 9, signal }]);
  });

  it.each([
    ['/admin/debug/pprof/', '/admin/debug/pprof/heap', '/admin/debug/vars'],
    ['', '/heap', '/debug/vars'],
    ['/profiling', '/profiling/heap', '/debug/vars'],
  ])('with the prefix %p asks for %s and %s', async (pathPrefix, heap, vars) => {
    const { client, asked } = clientOf(
      { [heap]: { body: HEAP }, [vars]: { body: testdata('vars.json') } },
      { pathPrefix }
    );
    await client.readHeap();
    await client.readMemoryStats();
    expect(asked()).toEqual([heap, vars]);
  });

  it.each(['debug', '/a/../b', '/a?b', '/a#b', '/a/./b', '//evil.example', '/a b', '/%2e%2e'])(
    'refuses the prefix %p',
    (pathPrefix) => {
      expect(() => clientOf({}, { pathPrefix })).toThrow(expect.objectContaining({ code: 'forbidden-path' }));
    }
  );
});

describe('readGoroutineDump', () => {
  it('looks at the count first', async () => {
    const { client, asked } = clientOf(HEALTHY);
    expect(new TextDecoder().decode(await client.readGoroutineDump())).toContain('goroutine 1');
    expect(asked()).toEqual(['/debug/pprof/', '/debug/pprof/goroutine?debug=2']);
  });

  it.each([
    [58, 'too-many-goroutines'],
    [59, undefined],
  ])('with a limit of %p for 59 goroutines ends with %p', async (maxDumpGoroutines, code) => {
    const { client, asked } = clientOf(HEALTHY, { maxDumpGoroutines });
    const dump = client.readGoroutineDump().then(
      () => undefined,
      (error: SourceError) => error.code
    );
    expect(await dump).toBe(code);
    expect(asked()).toHaveLength(code === undefined ? 2 : 1);
  });

  it('refuses 11,520 goroutines by default', async () => {
    const { client } = clientOf({ '/debug/pprof/': { body: testdata('index-go119.html') } });
    await expect(client.readGoroutineDump()).rejects.toThrow(
      'a full dump of 11520 goroutines would stop the program for too long; the limit is 5000'
    );
  });
});

describe('readMemoryStats', () => {
  it('prefers /debug/vars and stays with it', async () => {
    const { client, asked } = clientOf(HEALTHY);
    expect((await client.readMemoryStats())?.origin).toBe('vars');
    await client.readMemoryStats();
    expect(asked()).toEqual(['/debug/vars', '/debug/vars']);
  });

  it('takes /metrics when there is no expvar, and does not ask for it again', async () => {
    const { client, asked } = clientOf(withoutPaths('/debug/vars'));
    expect((await client.readMemoryStats())?.origin).toBe('metrics');
    await client.readMemoryStats();
    expect(asked()).toEqual(['/debug/vars', '/metrics', '/metrics']);
  });

  it('reads the heap text at most once a minute', async () => {
    const { client, asked, wait } = clientOf(withoutPaths('/debug/vars', '/metrics'));
    expect((await client.readMemoryStats())?.origin).toBe('heap-text');
    wait(59_999);
    expect(await client.readMemoryStats()).toBeUndefined();
    wait(1);
    expect((await client.readMemoryStats())?.origin).toBe('heap-text');
    expect(asked()).toEqual(['/debug/vars', '/metrics', '/debug/pprof/heap?debug=1', '/debug/pprof/heap?debug=1']);
  });

  it('looks elsewhere when what worked is gone', async () => {
    const answers: Record<string, ScriptedAnswer | string> = { ...HEALTHY };
    const { client, asked } = clientOf(answers);
    await client.readMemoryStats();
    delete answers['/debug/vars'];
    expect((await client.readMemoryStats())?.origin).toBe('metrics');
    expect(asked()).toEqual(['/debug/vars', '/debug/vars', '/metrics']);
  });

  it('does not try other paths of a target that does not answer', async () => {
    const { client, asked } = clientOf({ ...HEALTHY, '/debug/vars': unreachable });
    await expect(client.readMemoryStats()).rejects.toMatchObject({ code: 'unreachable' });
    expect(asked()).toEqual(['/debug/vars']);
  });

  it('names the path of an answer that is none', async () => {
    const { client } = clientOf({ '/debug/pprof/heap?debug=1': 'hello' });
    await expect(client.readMemoryStats()).rejects.toThrow(
      /^\/debug\/pprof\/heap\?debug=1: the text of the heap profile/
    );
  });
});

describe('discover', () => {
  it('lists what there is', async () => {
    const description = await clientOf(HEALTHY).client.discover();
    expect(description).toMatchObject({
      hasGoroutineLeak: true,
      memoryStatsOrigin: 'vars',
      goVersion: 'go1.19.8',
      goroutines: 59,
    });
    expect(description.profiles.map(({ name }) => name)).toContain('threadcreate');
    expect(description.missing.map(({ code }) => code)).toEqual(['no-rss', 'no-live-heap-metric']);
  });

  it('says what is missing on an old service without expvar and metrics', async () => {
    const { client } = clientOf({
      ...withoutPaths('/debug/vars', '/metrics'),
      '/debug/pprof/': { body: testdata('index-go119.html') },
    });
    const { missing, ...description } = await client.discover();
    expect(description).toMatchObject({
      hasGoroutineLeak: false,
      memoryStatsOrigin: 'heap-text',
      goVersion: undefined,
    });
    expect(missing.map(({ code }) => code)).toEqual([
      'no-goroutineleak-profile',
      'slow-memory-stats',
      'no-rss',
      'no-live-heap-metric',
    ]);
    expect(missing.every(({ message }) => /[a-z]+\.$/.test(message) && !message.includes('\n'))).toBe(true);
  });

  it('says when there are no statistics at all', async () => {
    const { client } = clientOf({ '/debug/pprof/': INDEX });
    const { memoryStatsOrigin, missing } = await client.discover();
    expect(memoryStatsOrigin).toBeUndefined();
    expect(missing.map(({ code }) => code)).toEqual(['no-memory-stats']);
  });

  it.each([
    ['a login page', '<!doctype html><title>Login</title>', 'unexpected-answer'],
    ['Grafana’s refusal', { status: 400, body: '{"message":"Authentication to data source failed"}' }, 'unauthorized'],
    ['a 404', { status: 404, body: '404 page not found' }, 'no-pprof'],
  ])('fails on %s in the place of the index page', async (_, answer, code) => {
    await expect(clientOf({ ...HEALTHY, '/debug/pprof/': answer }).client.discover()).rejects.toMatchObject({ code });
  });
});

describe('scrape', () => {
  it('fetches heap, goroutines and statistics once each', async () => {
    const { client, asked } = clientOf(HEALTHY);
    const scrape = await client.scrape();
    expect(asked().sort()).toEqual(['/debug/pprof/goroutine', '/debug/pprof/heap', '/debug/vars']);
    expect(scrape).toMatchObject({ timeUnixMs: 1_000_000, forcedGc: false, warnings: [] });
    expect(scrape.memory?.heapAllocBytes).toBe(136_845_048);
    expect([scrape.heap?.sampleTypes[0].type, scrape.goroutine?.sampleTypes[0].type]).toEqual([
      'inuse_space',
      'goroutine',
    ]);
  });

  it.each([
    ['/debug/pprof/heap', 'no-heap', 'heap'],
    ['/debug/pprof/goroutine', 'no-goroutines', 'goroutine'],
  ])('goes on without %s and says so', async (path, code, part) => {
    const scrape = await clientOf(withoutPaths(path)).client.scrape();
    expect(scrape).toHaveProperty(part, undefined);
    expect(scrape.warnings).toEqual([{ code, message: `${path}: nothing here is served by net/http/pprof (404)` }]);
  });

  it('goes on without statistics and says so', async () => {
    const { client } = clientOf(withoutPaths('/debug/vars', '/metrics', '/debug/pprof/heap?debug=1'));
    const scrape = await client.scrape();
    expect(scrape.memory).toBeUndefined();
    expect(scrape.warnings.map((warning) => warning.code)).toEqual(['no-memory-stats']);
  });

  it('fails when everything fails', async () => {
    await expect(clientOf({}, { fetch: async () => unreachable() }).client.scrape()).rejects.toMatchObject({
      code: 'unreachable',
    });
  });

  it('fails at once when it is given up', async () => {
    const aborted = () => {
      throw new SourceError('aborted', 'given up');
    };
    const { client } = clientOf({ ...HEALTHY, '/debug/pprof/goroutine': aborted });
    await expect(client.scrape()).rejects.toMatchObject({ code: 'aborted' });
  });

  it('forces one GC and takes HeapAlloc from right after it', async () => {
    const { client, asked } = clientOf(HEALTHY);
    const { forcedGc, memory } = await client.scrape({ forceGc: true });
    const urls = asked();
    expect(urls[0]).toBe('/debug/pprof/heap?gc=1&debug=1');
    expect(urls.slice(1).sort()).toEqual(['/debug/pprof/goroutine', '/debug/pprof/heap', '/debug/vars']);
    expect(forcedGc).toBe(true);
    expect(memory).toMatchObject({ origin: 'vars', heapAllocBytes: 103_653_608, totalAllocBytes: 223_444_272 });
  });

  it('scrapes without the GC when it cannot be forced', async () => {
    const { client } = clientOf(withoutPaths('/debug/pprof/heap?gc=1&debug=1'));
    const { forcedGc, memory, warnings } = await client.scrape({ forceGc: true });
    expect(forcedGc).toBe(false);
    expect(memory?.heapAllocBytes).toBe(136_845_048);
    expect(warnings.map((warning) => warning.code)).toEqual(['gc-not-forced']);
  });
});
