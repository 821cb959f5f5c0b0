// SPDX-License-Identifier: Apache-2.0
import { computeLeakScore, proveScore, type LeakSeries } from '#pkg/leakscore';
import { explainSuspect } from '../run/explain-suspect';
import { explainNewest, type NewestScore } from './score-details';

const MIB = 1024 * 1024;

const grows = (bytesPerMinute: number): LeakSeries => ({
  kind: 'heap_live',
  timesSeconds: Array.from({ length: 120 }, (_, i) => 60 * i),
  values: Array.from({ length: 120 }, (_, i) => 100 * MIB + bytesPerMinute * i + (i % 3) * 1000),
});

function newestOf(series: LeakSeries): NewestScore {
  const limit = { source: 'GOMEMLIMIT', limitBytes: 512 * MIB, kappa: null, liveLimitBytes: 512 * MIB } as const;
  const score = computeLeakScore(series, { limit: limit.liveLimitBytes });
  return { timeUnixMs: 0, score, limit, changes: explainSuspect(series, score, {}) };
}

describe('the newest score in words', () => {
  it('names the limit, and ends with what would change the verdict', () => {
    const sentences = explainNewest(newestOf(grows(MIB)), 'bytes');
    expect(sentences).toContainEqual(
      expect.stringMatching(/^At this slope it reaches the 512\.0 MiB of GOMEMLIMIT in /)
    );
    expect(sentences.at(-1)).toMatch(/^If it stays level from now on, the score falls below 80 in about /);
  });

  it('has nothing that would change a proof, nor the verdict about what is no suspect', () => {
    const series = grows(MIB);
    expect(explainSuspect(series, proveScore(computeLeakScore(series)), {})).toEqual([]);
    expect(newestOf(grows(0)).changes).toEqual([]);
  });
});
