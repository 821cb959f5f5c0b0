// SPDX-License-Identifier: Apache-2.0
// The three ways to memory statistics, on shortened real answers and on what is no such answer.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseHeapTextMemory, parseMetricsMemory, parseVarsMemory, SourceError } from './index';

const testdata = (name: string) => readFileSync(path.join(__dirname, 'testdata', name), 'utf8');

describe('parseVarsMemory', () => {
  it('reads memstats under the names of the runtime', () => {
    expect(parseVarsMemory(testdata('vars.json'))).toMatchObject({
      origin: 'vars',
      heapAllocBytes: 136_845_048,
      heapInuseBytes: 142_671_872,
      heapIdleBytes: 3_112_960,
      heapReleasedBytes: 1_261_568,
      heapSysBytes: 145_784_832,
      heapObjects: 253_121,
      stackInuseBytes: 30_375_936,
      sysBytes: 193_940_776,
      totalAllocBytes: 223_444_272,
      mallocs: 704_539,
      frees: 451_418,
      nextGcBytes: 210_862_000,
      gcCycles: 13,
      gcCpuRatio: 0.0008701639827623867,
      gcPauseTotalNs: 4_412_662,
      rssBytes: undefined,
      rssIsPeak: false,
      goVersion: undefined,
    });
    expect(parseVarsMemory(testdata('vars.json')).lastGcUnixMs).toBeCloseTo(1_795_219_582_606.92, 1);
  });

  it('knows no last GC before the first one, and no next one without GOGC', () => {
    const stats = parseVarsMemory('{"memstats":{"HeapAlloc":5,"LastGC":0,"NextGC":18446744073709551615,"NumGC":0}}');
    expect(stats).toMatchObject({ heapAllocBytes: 5, lastGcUnixMs: undefined, nextGcBytes: undefined, gcCycles: 0 });
  });

  it.each([
    '',
    '404 page not found',
    '<!doctype html><title>Login</title>',
    '[]',
    'null',
    '{}',
    '{"memstats":null}',
    '{"memstats":{}}',
    '{"memstats":{"HeapAlloc":"5"}}',
    '{"memstats":{"HeapAlloc":-5}}',
  ])('refuses %p', (text) => {
    expect(() => parseVarsMemory(text)).toThrow(expect.objectContaining({ code: 'unexpected-answer' }));
  });
});

describe('parseMetricsMemory', () => {
  it('reads the names of client_golang', () => {
    expect(parseMetricsMemory(testdata('metrics.txt'))).toMatchObject({
      origin: 'metrics',
      heapAllocBytes: 26_803_304,
      totalAllocBytes: 1_903_671_136,
      gcCycles: 130,
      goroutines: 39,
      threads: 9,
      goVersion: 'go1.19.8',
      rssBytes: 84_324_352,
      rssIsPeak: false,
      processStartUnixMs: 1_795_219_454_690,
      lastGcUnixMs: expect.closeTo(1_795_219_602_723.452, 2),
      gogcPercent: undefined,
      heapLiveBytes: undefined,
    });
    expect(parseMetricsMemory(testdata('metrics.txt')).gcPauseTotalNs).toBeCloseTo(181_492_655, 0);
  });

  it('tolerates OpenMetrics, labels, escapes, exemplars, timestamps and carriage returns', () => {
    const text = [
      '# TYPE go_memstats_heap_alloc_bytes gauge',
      'go_memstats_heap_alloc_bytes{pod="a }\\" b",x=""} 1.5e+06 1795219602.7\r',
      'go_memstats_mallocs_total 7 # {trace_id="x"} 1 2',
      'go_gc_heap_live_bytes\t9',
      'go_info{a="version=\\"no\\"",version="go1.27.1"} 1',
      'go_gc_gogc_percent 1.8446744073709552e+19',
      'go_gc_gomemlimit_bytes 9.223372036854775807e+18',
      'go_goroutines 5',
      'go_goroutines 999',
      '# EOF',
    ].join('\n');
    expect(parseMetricsMemory(text)).toMatchObject({
      heapAllocBytes: 1_500_000,
      mallocs: 7,
      heapLiveBytes: 9,
      goVersion: 'go1.27.1',
      gogcPercent: -1,
      gomemlimitBytes: undefined,
      goroutines: 5,
    });
  });

  it.each([
    ['go_threads NaN', 'threads'],
    ['go_threads{a="b 5', 'threads'],
    ['go_threads', 'threads'],
    ['go_threads_more 5', 'threads'],
    ['process_resident_memory_bytes -1', 'rssBytes'],
  ])('skips the line %p', (line, key) => {
    expect(parseMetricsMemory(`go_memstats_heap_alloc_bytes 1\n${line}`)).toHaveProperty(key, undefined);
  });

  it.each(['', 'go_goroutines 5', 'x_go_memstats_heap_alloc_bytes 5', '<html>'])('refuses %p', (text) => {
    expect(() => parseMetricsMemory(text)).toThrow(expect.objectContaining({ code: 'unexpected-answer' }));
  });
});

describe('parseHeapTextMemory', () => {
  it('reads the trailer', () => {
    expect(parseHeapTextMemory(testdata('heap.debug1.txt'))).toMatchObject({
      origin: 'heap-text',
      heapAllocBytes: 103_653_608,
      stackInuseBytes: 30_212_096,
      nextGcBytes: 210_862_000,
      gcCycles: 13,
      rssBytes: 148_365_312,
      rssIsPeak: true,
      gcPauseTotalNs:
        117149 +
        177332 +
        93024 +
        310180 +
        153558 +
        309289 +
        164808 +
        230069 +
        265297 +
        142075 +
        97733 +
        1264995 +
        1087153,
    });
  });

  it('does not know the total pause once the ring of 256 pauses has come round', () => {
    const text = testdata('heap.debug1.txt').replace('# NumGC = 13', '# NumGC = 257');
    expect(parseHeapTextMemory(text)).toMatchObject({ gcCycles: 257, gcPauseTotalNs: undefined });
  });

  it.each(['', 'heap profile: 1: 2 [3: 4] @ heap/1048576', '# runtime.MemStats\n# HeapAlloc = x'])(
    'refuses %p',
    (text) => {
      expect(() => parseHeapTextMemory(text)).toThrow(expect.objectContaining({ code: 'unexpected-answer' }));
    }
  );
});

it.each([
  ['vars', parseVarsMemory, 'vars.json'],
  ['metrics', parseMetricsMemory, 'metrics.txt'],
  ['heap text', parseHeapTextMemory, 'heap.debug1.txt'],
] as const)('the parser of %s gives numbers or a typed error for any damage', (_, parse, name) => {
  const text = testdata(name);
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(30), fc.string({ maxLength: 8 }), (at, length, patch) => {
      try {
        const { origin, rssIsPeak, goVersion, ...numbers } = parse(text.slice(0, at) + patch + text.slice(at + length));
        expect([typeof origin, typeof rssIsPeak]).toEqual(['string', 'boolean']);
        expect(['string', 'undefined']).toContain(typeof goVersion);
        expect(Object.values(numbers).every((value) => value === undefined || Number.isFinite(value))).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(SourceError);
      }
    })
  );
});
