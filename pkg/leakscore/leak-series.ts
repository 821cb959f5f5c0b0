// SPDX-License-Identifier: Apache-2.0
// The shapes at the door of this room: what a score is computed from, and what it says.
import type { GrowthForm, PlateauForm } from './shape-forms';

/** Where a series comes from; it decides the smallest difference that counts and how load is judged (design: leak score, 7.3, 7.4). */
export type LeakSeriesKind = 'heap_live' | 'heap_raw' | 'goroutines' | 'site';

/**
 * What a score is computed from. All columns have the same length. Samples should ascend in time; computeLeakScore sorts them if
 * they do not, merges samples of one moment, and leaves out those whose time or value is not a usable number.
 */
export interface LeakSeries {
  readonly kind: LeakSeriesKind;
  /**
   * Seconds since any fixed moment. Moving it by whole seconds does not move the score. By a fraction it may, in one noisy series of a
   * hundred: the floors whose slope is the Sen slope tie after detrending, and rounding decides which of them ranks first.
   */
  readonly timesSeconds: ArrayLike<number>;
  /** Bytes, or a count for goroutines. */
  readonly values: ArrayLike<number>;
  /** Cumulative allocated bytes with the scraper's own allocations subtracted; undefined = load unknown. */
  readonly workBytes?: ArrayLike<number> | undefined;
  /** NumGC at each sample, for `heap_raw`; undefined otherwise. */
  readonly gcCycles?: ArrayLike<number> | undefined;
  /** Index of the first sample of each new process, ascending. */
  readonly restarts?: readonly number[] | undefined;
}

export interface LeakScoreOptions {
  /** Growth younger than this keeps 60 to 100 % of its score. Default 1800; 0 (or less, or NaN) scores evidence alone. */
  readonly minGrowthAgeSeconds?: number | undefined;
  /** Level at which the service dies, in the unit of the series, above 0; enables timeToLimit. */
  readonly limit?: number | undefined;
}

/** The five addends of the logit, in the weights of the score's definition. Their sum plus the bias is the evidence. */
export interface EvidenceTerms {
  readonly trend: number;
  readonly shape: number;
  readonly recency: number;
  readonly size: number;
  readonly load: number;
}

/**
 * Why a score is what it is. The most telling one is given: `carried-over-restart`, `too-few-samples` and `not-growing` go before
 * `invalid-samples-dropped`, which means "scored, but some samples had no usable number", or that no sample at all had one.
 */
export type ScoreReason =
  | 'scored'
  | 'no-samples'
  | 'too-few-samples'
  | 'not-growing'
  | 'invalid-samples-dropped'
  | 'carried-over-restart'
  /** Not of the series: see overrule-score.ts. */
  | 'proved'
  | 'too-few-sampled-objects';

/** From the newest sample to the limit at the slope and at the ends of its widened interval; 0 when the level is there already. */
export interface TimeToLimit {
  readonly medianSeconds: number;
  readonly earlySeconds: number;
  /** Infinity when the interval of the slope includes 0. */
  readonly lateSeconds: number;
}

/** The verdict about one series. Always finite numbers, but for `timeToLimit.lateSeconds`. */
export interface LeakScore {
  /** 0 .. 100. */
  readonly score: number;
  /** The same without the weight of age: what the data alone say, 0 .. 100. */
  readonly evidence: number;
  /** undefined when nothing was scored. */
  readonly terms: EvidenceTerms | undefined;
  /** 0 .. 1, from the effective number of floors. */
  readonly confidence: number;
  readonly reason: ScoreReason;
  /** True while growthAgeSeconds < minGrowthAgeSeconds and the score is above 0. */
  readonly warmingUp: boolean;
  /** True when the score is what remains of the previous process's. */
  readonly carried: boolean;
  readonly growthAgeSeconds: number;
  /**
   * Per second, in the unit of the series: Sen slope of all floors, or of the recent 40 % when the growth form is `hinge`.
   * Not above 0 when nothing grows; 0 when there were too few samples.
   */
  readonly slopePerSecond: number;
  /** The 90 % Sen interval widened 1.6 times about the slope (design: leak score, section 8). */
  readonly slopeLowPerSecond: number;
  readonly slopeHighPerSecond: number;
  readonly timeToLimit: TimeToLimit | undefined;
  /** Everything the statistics said of the running process, also when it does not grow; undefined when it has too few samples. */
  readonly features: ScoreFeatures | undefined;
}

/** The intermediate figures, named as in the reference implementation's `features`. */
export interface ScoreFeatures {
  /** Number of floors. */
  readonly floors: number;
  /** Effective number of floors after autocorrelation. */
  readonly effectiveFloors: number;
  readonly samplesPerFloor: number;
  readonly windowSeconds: number;
  /** Mann-Kendall Z with the Hamed-Rao variance. */
  readonly mannKendallZ: number;
  /** Hamed-Rao variance factor, >= 1. */
  readonly hamedRaoFactor: number;
  readonly senSlope: number;
  readonly recentSenSlope: number;
  readonly senSlopeLow: number;
  readonly senSlopeHigh: number;
  readonly firstLevel: number;
  readonly lastLevel: number;
  /** Share of the rise in the second half of the window. */
  readonly recency: number;
  /** Recent slope * window / level. */
  readonly relativeGrowth: number;
  readonly logBayesShape: number;
  /** The best form of growth that has ended, and of growth that has not. */
  readonly plateauForm: PlateauForm;
  readonly growthForm: GrowthForm;
  /** False when the series came without `workBytes`: loadShare 0 then means "unknown". */
  readonly loadKnown: boolean;
  /** Weight of "the allocation rate explains the level", 0 .. 1. */
  readonly loadShare: number;
  readonly growthAgeSeconds: number;
  /** Of the floor-to-floor steps, how many went up. */
  readonly risingSteps: number;
}
