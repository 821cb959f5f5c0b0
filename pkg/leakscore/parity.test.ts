// SPDX-License-Identifier: Apache-2.0
// The score against expected values of an independent Python (numpy, scipy) implementation; ids end in @samples.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedFolder } from '#pkg/testkit';
import { computeLeakScore } from './compute-leak-score';
import { readSeriesRecord } from './read-series-record';

interface Vector {
  readonly id: string;
  /** With the default minimum age of 1800 s. */
  readonly score: number;
  /** With a minimum age of 0. */
  readonly evidence: number;
}

/** 0.5 is demanded; the vectors are rounded to 4 decimals and the worst difference is 0.00005. */
const TOLERANCE = 0.001;

function readVectors(file: string): Vector[] {
  const vectors: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(vectors)) {
    throw new Error(`${file} holds no array of vectors`);
  }
  return vectors;
}

/** Empty when all agree; one line per vector that does not. */
function findDifferences(vectors: readonly Vector[]): string[] {
  return vectors.flatMap((vector) => {
    const { series } = readSeriesRecord(vector);
    const weighed = computeLeakScore(series);
    const { score: unweighed } = computeLeakScore(series, { minGrowthAgeSeconds: 0 });
    const worst = Math.max(
      Math.abs(weighed.score - vector.score),
      Math.abs(unweighed - vector.evidence),
      Math.abs(weighed.evidence - vector.evidence)
    );
    // A NaN must not pass for agreement.
    const isEqual = worst <= TOLERANCE;
    return isEqual
      ? []
      : [`${vector.id}: ${weighed.score} / ${unweighed}, expected ${vector.score} / ${vector.evidence}`];
  });
}

describe('the leak score of 24 small vectors', () => {
  const vectors = readVectors(path.join(__dirname, 'testdata', 'vectors.json'));

  it('is the expected one', () => {
    expect(vectors).toHaveLength(24);
    expect(findDifferences(vectors)).toEqual([]);
  });

  it('is compared at all: a vector that is off by 0.01 is found', () => {
    const [first] = vectors;
    expect(findDifferences([{ ...first, score: first.score + 0.01 }])).toHaveLength(1);
  });
});

// The full vector files are 2 MB and stay outside the repository.
const shared = sharedFolder();
(shared === undefined ? describe.skip : describe)('the leak score of all vectors (needs ../shared)', () => {
  it.each([
    ['dev.json', 300],
    ['real-dev.json', 128],
  ])('is the expected one in %s', (file, count) => {
    const vectors = readVectors(path.join(shared ?? '', 'leakscore', 'vectors', file));
    expect(vectors).toHaveLength(count);
    expect(findDifferences(vectors)).toEqual([]);
  });
});
