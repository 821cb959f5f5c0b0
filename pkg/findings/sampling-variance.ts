// SPDX-License-Identifier: Apache-2.0
// The noise of Go's heap profile: a Poisson sample by bytes, so that every difference of two profiles has a standard error.
import type { PausableWork } from '#pkg/base';
import { HEAP_INUSE_SPACE, type HistorySnapshot } from '#pkg/capture';
import { siteGrowth } from '#pkg/leakscore';
import type { EvidenceRange } from './evidence-range';
import { forEachSiteSample } from './site-samples';

/**
 * Variance of the change of each stack's in-use value between the two captures of `range`, by stack of the table, in the squared unit
 * of the profile type: the squared standard error of siteGrowth; for counts of objects, over the squared size of one.
 */
export function* samplingVariance(history: HistorySnapshot, range: EvidenceRange): PausableWork<Float64Array> {
  const inBytes = range.profileTypeId === HEAP_INUSE_SPACE;
  const { heapPeriodBytes } = history.captures[range.afterIndex];
  const variance = new Float64Array(history.stacks.length);
  yield* forEachSiteSample(history, range, (stack, sample) => {
    const { standardErrorBytes } = siteGrowth([sample], heapPeriodBytes);
    variance[stack] = (standardErrorBytes / (inBytes ? 1 : sample.objectBytes)) ** 2;
  });
  return variance;
}
