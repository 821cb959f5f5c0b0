// SPDX-License-Identifier: Apache-2.0
import { findGoroutineProof, type GoroutineLeakSample } from './goroutine-proof';

const samplesOf = (counts: readonly number[]): GoroutineLeakSample[] =>
  counts.map((goroutines, i) => ({
    timeUnixMs: i * 300_000,
    goroutines,
    rows: { stack: Int32Array.of(0), value: Float64Array.of(goroutines) },
  }));

describe('findGoroutineProof', () => {
  it.each([
    ['a rise of what leaked before', [2, 3], { samples: 2, sinceUnixMs: 0 }],
    ['a rise over an earlier sample, after a fall', [3, 2, 3], { samples: 3, sinceUnixMs: 0 }],
    ['the third sample with some', [0, 2, 2, 0, 2], { samples: 3, sinceUnixMs: 300_000 }],
  ])('takes %s for a proof', (_, counts, proof) => {
    expect(findGoroutineProof(samplesOf(counts))).toMatchObject({
      reason: 'proved',
      newest: { goroutines: counts[counts.length - 1] },
      ...proof,
    });
  });

  it.each([
    ['nothing sampled', []],
    ['never any', [0, 0, 0, 0]],
    ['one sample with some', [0, 0, 7]],
    ['two that do not rise', [2, 2]],
    ['some that are gone', [2, 3, 4, 0]],
  ])('takes %s for none', (_, counts) => {
    expect(findGoroutineProof(samplesOf(counts))).toBeUndefined();
  });
});
