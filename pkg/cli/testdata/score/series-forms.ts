// SPDX-License-Identifier: Apache-2.0
// The recorded series in every form that seep score reads, and short ways to read them, for the tests of this room.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SeepError } from '#pkg/base';
import { inflateWithZlib } from '#pkg/cli';
import { computeLeakScore, type LeakSeriesKind } from '#pkg/leakscore';
import type { ReadSeries } from '../../read-metric-series';
import { readSeries } from '../../read-series';

export interface SeriesRecord {
  readonly name: string;
  readonly kind: LeakSeriesKind;
  readonly t: number[];
  readonly y: number[];
  readonly work: number[];
  readonly numgc?: number[] | undefined;
}

const START_SECONDS = 1_763_712_000;
const RECORDINGS = readFileSync(path.resolve('pkg/cli/testdata/score/recordings.jsonl'), 'utf8').trim().split('\n');
/** Whole milliseconds, as every form can hold them. */
export const RECORDS = RECORDINGS.map((line): SeriesRecord => {
  const record: SeriesRecord = JSON.parse(line);
  return { ...record, t: record.t.map((time) => START_SECONDS + Math.round(time)) };
});

const METRIC: Readonly<Record<LeakSeriesKind, string>> = {
  heap_live: 'live_heap_bytes',
  heap_raw: 'go_memstats_heap_alloc_bytes',
  goroutines: 'go_goroutines',
  site: 'site',
};

export async function read(text: string | Uint8Array, kind?: LeakSeriesKind): Promise<ReadSeries> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readSeries(bytes, { inflate: inflateWithZlib, kind });
}

export async function scoresOf(text: string, kind?: LeakSeriesKind): Promise<number[]> {
  return (await read(text, kind)).series.map(({ series }) => computeLeakScore(series).score);
}

export async function failureOf(text: string | Uint8Array): Promise<string> {
  try {
    await read(text);
    return 'no error';
  } catch (error) {
    return error instanceof SeepError ? `${error.message} [${error.code}]` : `not typed: ${String(error)}`;
  }
}

export const csvOf = ({ t, y, work, numgc, kind }: SeriesRecord, time: (seconds: number) => string | number) =>
  [
    `time,"${METRIC[kind]}",work${numgc ? ',numgc' : ''}`,
    ...t.map((seconds, i) => [time(seconds), y[i], work[i], ...(numgc ? [numgc[i]] : [])].join(',')),
  ].join('\r\n');

function metricsOf({ y, work, numgc, kind }: SeriesRecord): Array<[name: string, values: number[]]> {
  return [
    [METRIC[kind], y],
    ['go_memstats_alloc_bytes_total', work],
    ...(numgc ? [['go_gc_duration_seconds_count', numgc] satisfies [string, number[]]] : []),
  ];
}

export const prometheusOf = (record: SeriesRecord): string =>
  JSON.stringify({
    status: 'success',
    data: {
      resultType: 'matrix',
      result: metricsOf(record).map(([__name__, values]) => ({
        metric: { __name__, instance: 'a:6060', job: 'api' },
        values: values.map((value, i) => [record.t[i], String(value)]),
      })),
    },
  });

export const openMetricsOf = (record: SeriesRecord): string =>
  [
    ...metricsOf(record).flatMap(([name, values]) => [
      `# TYPE ${name} gauge`,
      ...values.map((value, i) => `${name}{job="api",instance="a:6060"} ${value} ${record.t[i]}`),
    ]),
    '# EOF',
  ].join('\n');

export const prometheusTextOf = (record: SeriesRecord): string =>
  metricsOf(record)
    .flatMap(([name, values]) =>
      values.map((value, i) => `{__name__="${name}",job="api"} ${value} ${record.t[i] * 1000}`)
    )
    .join('\n');

export const logOf = (record: SeriesRecord): string =>
  ['{"level":"info","msg":"started"}']
    .concat(
      record.t.map((time, i) =>
        JSON.stringify({
          time: new Date(time * 1000).toISOString(),
          mem: { [METRIC[record.kind]]: record.y[i], TotalAlloc: record.work[i], NumGC: record.numgc?.[i] },
        })
      )
    )
    .join('\n');
