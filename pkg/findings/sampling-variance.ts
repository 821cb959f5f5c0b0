// SPDX-License-Identifier: Apache-2.0
// The noise of Go's heap profile: a Poisson sample by bytes, so that every difference of two profiles has a standard error.
import { HEAP_INUSE_SPACE, type Capture, type ProfileTypeId } from '#pkg/capture';
import { siteGrowth } from '#pkg/leakscore';
import { siteSamplesOf } from './site-samples';

/** Variance of the change of one stack's in-use value between two captures, in the squared unit of the profile type. */
export interface StackVariance {
  readonly stack: number;
  readonly variance: number;
}

/** The squared standard error of siteGrowth per stack; for counts of objects, over the squared size of one. */
export function samplingVariance(before: Capture, after: Capture, profileTypeId: ProfileTypeId): StackVariance[] {
  const inBytes = profileTypeId === HEAP_INUSE_SPACE;
  return siteSamplesOf(before, after).map(({ stack, sample }) => {
    const { standardErrorBytes } = siteGrowth([sample], after.heapPeriodBytes);
    return { stack, variance: (standardErrorBytes / (inBytes ? 1 : sample.objectBytes)) ** 2 };
  });
}
