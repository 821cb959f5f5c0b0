// SPDX-License-Identifier: Apache-2.0
// The same samples of a Prometheus through the data source, through `seep score` and as records of the evaluation.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataFrame } from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import { runSeep } from '#pkg/cli';
import { computeLeakScore, readSeriesRecord } from '#pkg/leakscore';
import type { PrometheusScoreQuery } from './answer-prometheus-score';
import { askScripted, scriptedPrometheus, type ScriptedSeries } from './testing/scripted-prometheus';

const FROM_UNIX_MS = Date.UTC(2026, 0, 2, 12) + 123;
const STEP_MS = 15_000;
const SCRAPES = 240;
const MB = 1e6;
const MIN_GROWTH_AGE_SECONDS = 1800;
/** Design: the same score in all three places. */
const TOLERANCE = 1e-6;

/** What one scrape of a process sees, and whether it is the first after a GC. */
interface Scrape {
  readonly unixMs: number;
  readonly isNew: boolean;
  readonly metrics: Readonly<Record<string, number>>;
}

/** A process that leaks and runs a GC every `scrapesPerGc` scrapes; at `restartAt` the next one follows. */
function scrapesOf({ scrapesPerGc, restartAt }: { scrapesPerGc: number; restartAt: number }): Scrape[] {
  return Array.from({ length: SCRAPES }, (_, i) => {
    const process = i < restartAt ? 0 : 1;
    const age = i - process * restartAt;
    const cycle = Math.floor(age / scrapesPerGc);
    // Every fifth GC finds what the one before found.
    const found = cycle % 5 === 4 ? cycle - 1 : cycle;
    return {
      unixMs: FROM_UNIX_MS + i * STEP_MS,
      isNew: age % scrapesPerGc === 0,
      metrics: {
        go_gc_heap_live_bytes: 80 * MB + found * 0.3 * MB + ((found * 7) % 11) * 0.9 * MB,
        go_memstats_alloc_bytes_total: age * 40 * MB + Math.round(300 * MB * (1 - Math.cos(age / 25))),
        process_start_time_seconds: FROM_UNIX_MS / 1000 - 5 + process * restartAt * 15 + (i % 2) * 0.01,
        go_gc_duration_seconds_count: cycle,
        go_goroutines: 200 + Math.floor(age / 9) + ((age * 13) % 17),
      },
    };
    // One scrape failed.
  }).filter((_, i) => i !== 77);
}

const PROCESSES: Readonly<Record<string, Scrape[]>> = {
  'a:6060': scrapesOf({ scrapesPerGc: 4, restartAt: SCRAPES }),
  'b:6060': scrapesOf({ scrapesPerGc: 3, restartAt: 100 }),
};

function allSeries(isKnown: (metric: string) => boolean): ScriptedSeries[] {
  return Object.entries(PROCESSES).flatMap(([instance, scrapes]) =>
    Object.keys(scrapes[0].metrics)
      .filter(isKnown)
      .map((metric) => ({
        labels: { __name__: metric, job: 'api', instance },
        timesUnixMs: scrapes.map(({ unixMs }) => unixMs),
        values: scrapes.map(({ metrics }) => metrics[metric]),
      }))
  );
}

/** By `metric instance`. */
type Scores = ReadonlyMap<string, number>;

async function scoresInDataSource(all: readonly ScriptedSeries[], exprs: readonly string[]): Promise<Scores> {
  const { findDataSource } = scriptedPrometheus((expr) => {
    // For "a{} or b{}" PromQL gives b only where a is not known; here b never is.
    const asked = expr.split(' or ').map((one) => /^\w+/.exec(one)?.[0]);
    return all.filter(({ labels }) => asked.includes(labels.__name__));
  });
  const queries = exprs.map((expr): PrometheusScoreQuery => ({
    refId: expr,
    schema: 2,
    queryType: 'leakScore',
    prometheusUid: 'prom',
    expr,
  }));
  const { data } = await firstValueFrom(
    askScripted(findDataSource, queries, {
      fromUnixMs: FROM_UNIX_MS,
      toUnixMs: FROM_UNIX_MS + SCRAPES * STEP_MS,
      minGrowthAgeSeconds: MIN_GROWTH_AGE_SECONDS,
    })
  );
  return new Map(
    data.map((frame: DataFrame) => {
      const score = frame.fields.find(({ name }) => name === 'score');
      return [`${frame.refId} ${score?.labels?.instance}`, score?.values.at(-1)];
    })
  );
}

async function scoresOnCommandLine(all: readonly ScriptedSeries[]): Promise<Scores> {
  const result = all.map(({ labels, timesUnixMs, values }) => ({
    metric: labels,
    values: timesUnixMs.map((unixMs, i) => [unixMs / 1000, String(values[i])]),
  }));
  const folder = mkdtempSync(path.join(tmpdir(), 'seep-same-score-'));
  const file = path.join(folder, 'range.json');
  writeFileSync(file, JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }));
  const printed: string[] = [];
  const told: string[] = [];
  await runSeep(['score', file, '--json'], { print: (text) => printed.push(text), warn: (text) => told.push(text) });
  rmSync(folder, { recursive: true });
  expect(told).toEqual([]);
  const documents = printed.join('\n').trim().split('\n');
  return new Map(
    documents.map((line) => {
      const { name, score }: { name: string; score: number } = JSON.parse(line);
      const [, metric, instance] = /^(\w+)\{instance="([^"]+)"/.exec(name) ?? [];
      return [`${metric} ${instance}`, score];
    })
  );
}

/** As a corpus has it: the columns of what was scraped, for the live heap of the scrapes that saw a new GC. */
function scoreInEvaluation(metric: string, instance: string, isSeen: (scrape: Scrape) => boolean): number {
  const seen = PROCESSES[instance].filter(isSeen);
  const column = (name: string) => seen.map(({ metrics }) => metrics[name]);
  const starts = column('process_start_time_seconds');
  const record = {
    kind: metric === 'go_goroutines' ? 'goroutines' : 'heap_live',
    t: seen.map(({ unixMs }) => unixMs / 1000),
    y: column(metric),
    work: column('go_memstats_alloc_bytes_total'),
    restarts: starts.flatMap((start, i) => (i > 0 && start - starts[i - 1] > 60 ? [i] : [])),
  };
  const { series } = readSeriesRecord(JSON.parse(JSON.stringify(record)));
  return computeLeakScore(series, { minGrowthAgeSeconds: MIN_GROWTH_AGE_SECONDS }).score;
}

function expectEqual(one: Scores, other: Scores): void {
  expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
  for (const [name, score] of one) {
    expect([name, Math.abs(score - (other.get(name) ?? NaN)) < TOLERANCE]).toEqual([name, true]);
  }
}

const SCORED = ['go_gc_heap_live_bytes', 'go_goroutines'];

describe('the score of a Prometheus series', () => {
  it.each([
    ['all metrics', () => true],
    ['no GC counter', (metric: string) => metric !== 'go_gc_duration_seconds_count'],
    ['no start time', (metric: string) => metric !== 'process_start_time_seconds'],
    ['nothing else', (metric: string) => SCORED.includes(metric)],
  ])('is the same in the data source and on the command line: %s', async (_, isKnown) => {
    const all = allSeries(isKnown);
    const scores = await scoresInDataSource(all, SCORED);
    expect(scores.size).toBe(4);
    expectEqual(scores, await scoresOnCommandLine(all));
    expect([...scores.values()].filter((score) => score > 5 && score < 99.9).length).toBeGreaterThanOrEqual(2);
  });

  it('is that of the same columns in the evaluation, where every GC is one point', async () => {
    const scores = await scoresInDataSource(
      allSeries(() => true),
      SCORED
    );
    const expected = new Map(
      Object.keys(PROCESSES).flatMap((instance) => [
        [
          `go_gc_heap_live_bytes ${instance}`,
          scoreInEvaluation('go_gc_heap_live_bytes', instance, ({ isNew }) => isNew),
        ] as const,
        [`go_goroutines ${instance}`, scoreInEvaluation('go_goroutines', instance, () => true)] as const,
      ])
    );
    expectEqual(scores, expected);
    // Repeated values and lost restarts would show.
    const repeated = scoreInEvaluation('go_gc_heap_live_bytes', 'a:6060', () => true);
    expect(Math.abs(repeated - (scores.get('go_gc_heap_live_bytes a:6060') ?? NaN))).toBeGreaterThan(0.01);
  });
});
