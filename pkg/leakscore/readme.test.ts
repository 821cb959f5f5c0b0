// SPDX-License-Identifier: Apache-2.0
import { computeLeakScore, explainScore, readSeriesRecord } from '#pkg/leakscore';

it('does what the README shows', () => {
  const t = Array.from({ length: 120 }, (_, i) => 60 * i);
  const y = t.map((_, i) => 10 + 2 * i + ((i * 7919) % 13));
  const series = readSeriesRecord({ name: 'api', kind: 'goroutines', t, y }).series;
  const score = computeLeakScore(series, { minGrowthAgeSeconds: 1800, limit: 100_000 });
  expect(score.score).toBeGreaterThan(80);
  expect(explainScore(score, 'count')[0]).toMatch(
    /^Rose in 33 of 39 steps between floors over 117 min \(Mann-Kendall Z 8.9/
  );
});
