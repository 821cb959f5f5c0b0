// SPDX-License-Identifier: Apache-2.0
// Scores of the past, each computed once: a refresh scores the newest capture and nothing else.
import type { PausableWork } from '#pkg/base';
import type { Capture } from '#pkg/capture';
import { scoreService, type ScoreServiceOptions, type ServiceScore, type ServiceSeries } from '#pkg/findings';

export interface ScoreRange {
  readonly fromUnixMs: number;
  readonly toUnixMs: number;
}

/** Captures, and the series that were read off them. */
export interface ServiceHistory {
  readonly captures: readonly Capture[];
  readonly series: ServiceSeries;
}

export interface ServiceMoment {
  readonly timeUnixMs: number;
  readonly score: ServiceScore;
}

/** Half a millisecond each at 2,000 captures, so 60 ms for a first look; a panel has some hundred pixels to show them. */
const MOST_MOMENTS = 120;

export class ScoreLog {
  // By minimum growth age, then by capture: what leaves the history leaves the log with it.
  readonly #logs = new Map<number | undefined, WeakMap<Capture, ServiceScore>>();

  /**
   * What would have been scored at the captures within `range`, times ascending: all of them, or the last of each of at most 120
   * equal stretches of time. The stretches lie on a fixed grid, so that the same captures are chosen at the next refresh.
   */
  *scoresOf(
    { captures, series }: ServiceHistory,
    range: ScoreRange,
    options: Pick<ScoreServiceOptions, 'minGrowthAgeSeconds'>
  ): PausableWork<ServiceMoment[]> {
    const log = this.#logOf(options);
    const moments: ServiceMoment[] = [];
    for (const capture of chooseCaptures(captures, range)) {
      const { timeUnixMs } = capture;
      const known = log.get(capture);
      const score = known ?? scoreService(series, { ...options, untilSeconds: timeUnixMs / 1000 });
      moments.push({ timeUnixMs, score });
      if (known === undefined) {
        log.set(capture, score);
        yield;
      }
    }
    return moments;
  }

  #logOf({ minGrowthAgeSeconds }: Pick<ScoreServiceOptions, 'minGrowthAgeSeconds'>): WeakMap<Capture, ServiceScore> {
    const known = this.#logs.get(minGrowthAgeSeconds) ?? new WeakMap<Capture, ServiceScore>();
    this.#logs.set(minGrowthAgeSeconds, known);
    return known;
  }
}

function chooseCaptures(captures: readonly Capture[], { fromUnixMs, toUnixMs }: ScoreRange): readonly Capture[] {
  const within = captures.filter(({ timeUnixMs }) => timeUnixMs >= fromUnixMs && timeUnixMs <= toUnixMs);
  if (within.length <= MOST_MOMENTS) {
    return within;
  }
  const stretchMs = Math.ceil((toUnixMs - fromUnixMs) / MOST_MOMENTS / 1000) * 1000;
  const stretchOf = (capture: Capture) => Math.floor(capture.timeUnixMs / stretchMs);
  return within.filter((capture, i) => i === within.length - 1 || stretchOf(within[i + 1]) !== stretchOf(capture));
}
