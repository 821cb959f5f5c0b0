// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { encodeProfile } from '#pkg/profile';
import { heapProfileFromText, inflateInNode } from '#pkg/testkit';
import { GOROUTINE_LEAK_PAUSE_MS } from './goroutine-leak-reader';
import { SourceError, type PprofClientOptions } from './index';
import {
  clientOf as scriptedClient,
  healthyAnswers,
  profileBytes,
  unreachable,
  without,
  type Answers,
} from './testdata/client-of';

const testdata = (name: string) => readFileSync(path.join(__dirname, 'testdata', name));
const HEALTHY = healthyAnswers(testdata);
// Before Go 1.27 there is no goroutineleak.
const HEALTHY_GO126 = { ...HEALTHY, '/debug/pprof/': { body: testdata('index-go119.html') } };
const clientOf = (answers: Answers, options: Partial<PprofClientOptions> = {}) =>
  scriptedClient(answers, { inflate: inflateInNode, ...options });
const HEAP = profileBytes('inuse_space', 'bytes');
const GOROUTINE = profileBytes('goroutine', 'count');

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

  it('gives turns to its host while it decodes a long profile, and stops when it is given up', async () => {
    // Messages that follow each other are one message: samples of location 1 and values 2, 200, 1 and 100.
    const sample = Uint8Array.of(0x12, 10, 0x0a, 1, 1, 0x12, 5, 2, 0xc8, 1, 1, 100);
    const first = encodeProfile(heapProfileFromText('main 2 200 1 100'));
    const long = Buffer.concat([first, ...new Array<Uint8Array>(149_999).fill(sample)]);
    let turns = 0;
    const controller = new AbortController();
    const yieldToHost = () => {
      turns++;
      return Promise.resolve();
    };
    const { client } = clientOf({ '/debug/pprof/heap': { body: long } }, { yieldToHost });
    expect((await client.readHeap()).samples.length).toBe(150_000);
    expect(turns).toBeGreaterThan(2);
    turns = 0;
    controller.abort();
    await expect(client.readHeap({ signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' });
    expect(turns).toBe(0);
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
    ['half a gzip stream', { body: gzipSync(HEAP).subarray(0, 20) }, 'truncated-gzip'],
  ])('refuses %s in the place of a heap profile', async (_, answer, code) => {
    await expect(clientOf({ '/debug/pprof/heap': answer }).client.readHeap()).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^\/debug\/pprof\/heap: ./),
    });
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
    expect(asked()).toEqual([heap, vars, '/metrics']);
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

describe('scrape', () => {
  it('fetches heap, goroutines and statistics once each', async () => {
    const { client, asked } = clientOf(HEALTHY_GO126);
    const scrape = await client.scrape();
    const urls = asked();
    // The statistics first: then no GC that they tell of ran while the profiles were written.
    expect(urls.slice(0, 2)).toEqual(['/debug/vars', '/metrics']);
    expect(urls.slice(2)).toEqual(['/debug/pprof/heap', '/debug/pprof/goroutine', '/debug/pprof/']);
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
    const scrape = await clientOf(without(HEALTHY_GO126, path)).client.scrape();
    expect(scrape).toHaveProperty(part, undefined);
    expect(scrape.warnings).toEqual([{ code, message: `${path}: nothing here is served by net/http/pprof (404)` }]);
  });

  it('asks for proved goroutine leaks where they are listed, once in five minutes', async () => {
    let nowUnixMs = 1_000_000;
    const leaks = { body: profileBytes('goroutineleak', 'count') };
    const { client, asked } = clientOf({ ...HEALTHY, '/debug/pprof/goroutineleak': leaks }, { now: () => nowUnixMs });
    expect((await client.scrape()).goroutineLeak?.sampleTypes[0].type).toBe('goroutineleak');
    expect(asked().slice(-2)).toEqual(['/debug/pprof/', '/debug/pprof/goroutineleak']);
    nowUnixMs += GOROUTINE_LEAK_PAUSE_MS - 1;
    expect(await client.scrape()).not.toHaveProperty('goroutineLeak');
    expect(asked()).not.toContain('/debug/pprof/');
    nowUnixMs += 1;
    expect(await client.scrape()).toHaveProperty('goroutineLeak');
  });

  it('never asks for them where they are not listed, nor where there is no list', async () => {
    for (const answers of [HEALTHY_GO126, without(HEALTHY_GO126, '/debug/pprof/')]) {
      const { client, asked } = clientOf(answers);
      expect((await client.scrape()).warnings).toEqual([]);
      expect(asked()).not.toContain('/debug/pprof/goroutineleak');
    }
  });

  it('says how long the profiles took', async () => {
    let nowUnixMs = 1_000_000;
    const { client } = clientOf(HEALTHY_GO126, { now: () => (nowUnixMs += 7) });
    expect((await client.scrape()).answerMs).toBeGreaterThan(0);
  });

  it('goes on without statistics and says so', async () => {
    const { client } = clientOf(without(HEALTHY_GO126, '/debug/vars', '/metrics', '/debug/pprof/heap?debug=1'));
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
    const { client, asked } = clientOf(HEALTHY_GO126);
    const { forcedGc, memory } = await client.scrape({ forceGc: true });
    const urls = asked();
    expect(urls[0]).toBe('/debug/pprof/heap?gc=1&debug=1');
    expect(urls.slice(1, 5).sort()).toEqual(['/debug/pprof/goroutine', '/debug/pprof/heap', '/debug/vars', '/metrics']);
    expect(forcedGc).toBe(true);
    expect(memory).toMatchObject({ origin: 'vars', heapAllocBytes: 103_653_608, totalAllocBytes: 223_444_272 });
  });

  it('scrapes without the GC when it cannot be forced', async () => {
    const { client } = clientOf(without(HEALTHY_GO126, '/debug/pprof/heap?gc=1&debug=1'));
    const { forcedGc, memory, warnings } = await client.scrape({ forceGc: true });
    expect(forcedGc).toBe(false);
    expect(memory?.heapAllocBytes).toBe(136_845_048);
    expect(warnings.map((warning) => warning.code)).toEqual(['gc-not-forced']);
  });
});
