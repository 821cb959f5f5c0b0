// SPDX-License-Identifier: Apache-2.0
// The three ways to memory statistics on every recorded answer.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { MemoryStats } from '#pkg/capture';
import { sharedFolder } from '#pkg/testkit';
import { parseHeapTextMemory, parseMetricsMemory, parseVarsMemory } from './index';

const shared = sharedFolder();

// The recordings are too large for the repository.
(shared === undefined ? describe.skip : describe)('recorded answers (needs ../shared)', () => {
  const fixtures = path.join(shared ?? '', 'fixtures');
  const moments = (shared === undefined ? [] : readdirSync(fixtures)).flatMap((service) =>
    ['t0', 't1', 't2']
      .map((step) => `${service}/${step}`)
      .filter((name) => existsSync(path.join(fixtures, name, 'heap.pb.gz')))
  );

  /** The text of an answer, or undefined when there is none or the service answered with an error. */
  function textOf(moment: string, name: string): string | undefined {
    const file = path.join(fixtures, moment, name);
    const text = existsSync(file)
      ? readFileSync(file, 'utf8')
      : existsSync(`${file}.gz`)
        ? gunzipSync(readFileSync(`${file}.gz`)).toString()
        : undefined;
    return text === undefined || /^(404 page not found|unsupported path)/.test(text) ? undefined : text;
  }

  const numberOf = (figure: number | undefined) => figure ?? NaN;

  function numberAfter(text: string, pattern: RegExp): number {
    return Number(pattern.exec(text)?.[1] ?? NaN);
  }

  /** What a plain pattern finds in the text, for the figures that every origin has. */
  function expectFigures(
    stats: MemoryStats,
    text: string,
    patternOf: (figure: string) => RegExp,
    names: readonly string[]
  ) {
    const [heapAlloc, totalAlloc, nextGc, sys] = names.map((name) => numberAfter(text, patternOf(name)));
    expect(stats.heapAllocBytes).toBe(heapAlloc);
    expect(stats.totalAllocBytes).toBe(totalAlloc);
    expect(stats.nextGcBytes).toBe(nextGc);
    expect(stats.sysBytes).toBe(sys);
  }

  const runtimeNames = ['HeapAlloc', 'TotalAlloc', 'NextGC', 'Sys'];
  const metricNames = ['heap_alloc_bytes', 'alloc_bytes_total', 'next_gc_bytes', 'sys_bytes'];

  it.each(moments)('of %s are read by every way that the service offers, and agree', (moment) => {
    const vars = textOf(moment, 'vars.json');
    const metrics = textOf(moment, 'metrics.txt');
    const heapText = textOf(moment, 'heap.debug1.txt');
    const all: MemoryStats[] = [];
    if (vars !== undefined) {
      const stats = parseVarsMemory(vars);
      expectFigures(stats, vars, (name) => new RegExp(`"${name}": ?(\\d+)`), runtimeNames);
      all.push(stats);
    }
    if (metrics !== undefined) {
      const stats = parseMetricsMemory(metrics);
      expectFigures(stats, metrics, (name) => new RegExp(`^go_memstats_${name} (\\S+)$`, 'm'), metricNames);
      expect(stats.goVersion).toMatch(/^go1\.\d+\.\d+$/);
      expect(stats.processStartUnixMs).toBeLessThan(stats.lastGcUnixMs ?? NaN);
      all.push(stats);
    }
    const stats = parseHeapTextMemory(heapText ?? '');
    expectFigures(stats, heapText ?? '', (name) => new RegExp(`^# ${name} = (\\d+)$`, 'm'), runtimeNames);
    all.push(stats);
    // Taken within seconds of each other: the same process, so the figures lie close together.
    for (const one of all) {
      expect(Math.abs(numberOf(one.gcCycles) - numberOf(stats.gcCycles))).toBeLessThanOrEqual(20);
      expect(numberOf(one.stackInuseBytes) / numberOf(stats.stackInuseBytes)).toBeCloseTo(1, 0);
      expect(Math.abs(numberOf(one.lastGcUnixMs) - numberOf(stats.lastGcUnixMs))).toBeLessThan(180_000);
    }
  });

  it('are all there', () => {
    expect(moments.length).toBeGreaterThan(50);
  });
});
