// SPDX-License-Identifier: Apache-2.0
// When the goroutines that Go's collector found waiting for ever prove a leak (design: leak score, 5).
import { GOROUTINE_LEAKS, type HistorySnapshot, type SiteRows } from '#pkg/capture';

/** One goroutineleak profile of the running process. */
export interface GoroutineLeakSample {
  readonly timeUnixMs: number;
  readonly goroutines: number;
  /** Leaked goroutines per stack of the history's table. */
  readonly rows: SiteRows;
}

export interface GoroutineProof {
  readonly reason: 'proved';
  /** Of the newest sample, which has some. */
  readonly newest: GoroutineLeakSample;
  /** In how many samples there were leaked goroutines. */
  readonly samples: number;
  /** When the first of them was taken. */
  readonly sinceUnixMs: number;
}

const ENOUGH_SAMPLES = 3;
const NO_ROWS: SiteRows = { stack: new Int32Array(0), value: new Float64Array(0) };

/** Times ascending; none for a target that does not list the profile. */
export function readGoroutineLeakSamples({
  captures,
}: Pick<HistorySnapshot, 'captures'>): readonly GoroutineLeakSample[] {
  const start = captures.reduce((running, { restart }, i) => (restart ? i : running), 0);
  return captures.slice(start).flatMap(({ timeUnixMs, rows: { [GOROUTINE_LEAKS]: rows } }) => {
    const goroutines = rows?.value.reduce((sum, count) => sum + count, 0) ?? 0;
    return rows === undefined ? [] : [{ timeUnixMs, goroutines, rows }];
  });
}

/**
 * A proof when the newest sample has leaked goroutines, and either more of them than an earlier one that had some, or it is the third
 * with some. One sample alone may be of goroutines that the program is about to give up with what they wait for.
 */
export function findGoroutineProof(samples: readonly GoroutineLeakSample[]): GoroutineProof | undefined {
  const newest = samples.at(-1);
  const leaked = samples.filter(({ goroutines }) => goroutines > 0);
  if (newest === undefined || newest.goroutines === 0) {
    return undefined;
  }
  const rose = leaked.some(({ goroutines }) => goroutines < newest.goroutines);
  return rose || leaked.length >= ENOUGH_SAMPLES
    ? { reason: 'proved', newest, samples: leaked.length, sinceUnixMs: leaked[0].timeUnixMs }
    : undefined;
}

/**
 * Goroutines per stack that were proved to be leaked when the capture at `index` was taken; no rows while there is no proof.
 * Undefined when its process never told.
 */
export function provenRowsAt({ captures }: Pick<HistorySnapshot, 'captures'>, index: number): SiteRows | undefined {
  const samples = readGoroutineLeakSamples({ captures: captures.slice(0, index + 1) });
  const proof = findGoroutineProof(samples);
  return samples.length === 0 ? undefined : (proof?.newest.rows ?? NO_ROWS);
}
