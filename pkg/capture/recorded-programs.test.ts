// SPDX-License-Identifier: Apache-2.0
// The way from captures to the input of the score, against the score's own vectors: an independent implementation made those from
// the same recordings of real Go programs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sharedFolder } from '#pkg/testkit';
import type { Capture } from './capture';
import { liveHeapPoints } from './live-heap-points';
import { memoryOf } from './testdata/scrape-of';
import { workBytesOf } from './work-bytes';

interface Sample {
  readonly t: number;
  readonly mem: Readonly<Record<string, number>>;
  readonly g: number;
  readonly hs: Readonly<Record<string, readonly number[]>>;
}

interface Vector {
  readonly id: string;
  readonly series: {
    readonly t: number[];
    readonly y: number[];
    readonly work: number[];
    readonly numgc: number[] | null;
  };
}

const HEAP_PERIOD_BYTES = 524_288;
// The recordings are played sixty times slower than they were made (design: leak score, 10.3).
const MS_PER_RECORDED_SECOND = 60_000;

/** The chance that an object of this size is sampled at all. */
const sampledRatio = (sizeBytes: number) => 1 - Math.exp(-sizeBytes / HEAP_PERIOD_BYTES);

function scraperAllocBytesOf(sample: Sample): number {
  return Object.entries(sample.hs)
    .filter(([key]) => key.includes('pprof'))
    .reduce((sum, [key, row]) => {
      const sizeBytes = Number(key.slice(key.lastIndexOf('|') + 1));
      return sizeBytes > 0 ? sum + row[3] / sampledRatio(sizeBytes) : sum;
    }, 0);
}

function capturesOf(file: string): Capture[] {
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n').slice(1);
  return lines.map((line) => {
    const sample: Sample = JSON.parse(line);
    const { HeapAlloc, NumGC, NextGC, TotalAlloc } = sample.mem;
    return {
      timeUnixMs: sample.t * MS_PER_RECORDED_SECOND,
      memory: memoryOf({
        heapAllocBytes: HeapAlloc,
        gcCycles: NumGC,
        nextGcBytes: NextGC,
        totalAllocBytes: TotalAlloc,
      }),
      rows: {},
      forcedGc: file.includes('-gc.'),
      restart: false,
      scraperAllocBytes: scraperAllocBytesOf(sample),
      heapPeriodBytes: HEAP_PERIOD_BYTES,
    };
  });
}

const shared = sharedFolder();
const leakscore = path.join(shared ?? '', 'leakscore');

/** The vectors of heaps whose recording is there, with their names. A skipped describe is read too: then there are none. */
function readHeapVectors(recordings: ReadonlyMap<string, string>): Array<[string, Vector]> {
  if (recordings.size === 0) {
    return [];
  }
  const vectors: Vector[] = JSON.parse(readFileSync(path.join(leakscore, 'vectors/real-dev.json'), 'utf8'));
  return vectors
    .filter(({ id }) => id.includes(':heap@') && recordings.has(id.slice(0, id.indexOf(':'))))
    .map((vector) => [vector.id, vector]);
}

function checkVector(id: string, { series }: Vector, recordings: ReadonlyMap<string, string>): void {
  const name = recordings.get(id.slice(0, id.indexOf(':'))) ?? '';
  const captures = capturesOf(path.join(leakscore, 'real/dev', name));
  const [, forced, , raw] = liveHeapPoints(captures);
  const points = name.includes('-gc.') ? forced : raw;
  const length = series.t.length;
  expect({ id, values: points.values.slice(0, length) }).toEqual({ id, values: series.y });
  expect(name.includes('-gc.') ? null : points.gcCycles?.slice(0, length)).toEqual(series.numgc);
  const workAt = workBytesOf(captures);
  const differences = series.work.map(
    (work, i) => Math.abs((workAt(points.timesUnixMs[i], 0) ?? NaN) - work) / series.work[length - 1]
  );
  expect(Math.max(...differences)).toBeLessThan(0.002);
}

// Recordings of real programs are too large for the repository.
(shared !== undefined && existsSync(leakscore) ? describe : describe.skip)(
  'recorded programs (needs ../shared)',
  () => {
    const files = shared === undefined ? [] : readdirSync(path.join(leakscore, 'real/dev'));
    const recordings = new Map(files.map((name) => [name.replace('.jsonl.gz', ''), name]));
    const heapVectors = readHeapVectors(recordings);

    it('give the times, values and work of every vector', () => {
      for (const [id, vector] of heapVectors) {
        checkVector(id, vector, recordings);
      }
    });
    it('cover gc and raw runs of many programs', () => {
      expect(heapVectors.length).toBeGreaterThan(50);
    });
  }
);
