// SPDX-License-Identifier: Apache-2.0
// The score of one suspect: everything that passes through a function, with what sampling can say about it.
import { unescapeName } from '#pkg/calltree';
import { GOROUTINES, readSiteLeakSeries, type CaptureHistory } from '#pkg/capture';
import {
  computeLeakScore,
  proveScore,
  siteGrowth,
  withholdScore,
  type LeakScore,
  type LeakScoreOptions,
  type SiteGrowth,
} from '#pkg/leakscore';
import { findGoroutineProof, readGoroutineLeakSamples } from './goroutine-proof';
import type { EvidenceRange } from './evidence-range';
import { siteSamplesOf } from './site-samples';
import type { Suspect } from './suspect';

export interface SuspectScore {
  /** All 0 but the statistics while `isTooFewObjects`; score and evidence 100 when `isProved`. */
  readonly score: LeakScore;
  /** Bytes that grew between the two captures, with their sampling error; undefined for goroutines, which are counted exactly. */
  readonly growth: SiteGrowth | undefined;
  /** Fewer than five more sampled objects than before: one object more or less in the sample would decide. */
  readonly isTooFewObjects: boolean;
  /** Goroutines of the suspect are among those that Go's collector proved to wait for ever. */
  readonly isProved: boolean;
}

/** Sampled objects that a site must have gained (design: leak score, 4 and 7.8). */
const FEWEST_SAMPLED_OBJECTS = 5;

/**
 * Scores the sum of all stacks that pass through the suspect's function over the whole history; `range` is what the suspect was found
 * in. O(rows of all captures).
 */
export function scoreSuspect(
  history: CaptureHistory,
  suspect: Pick<Suspect, 'function'>,
  { range, ...options }: LeakScoreOptions & { readonly range: EvidenceRange }
): SuspectScore {
  const passes = stacksThrough(history, suspect.function);
  const series = readSiteLeakSeries(history, range.profileTypeId, { passes: (stack) => passes[stack] === 1 });
  const score = computeLeakScore(series, options);
  if (range.profileTypeId === GOROUTINES) {
    const proof = findGoroutineProof(readGoroutineLeakSamples(history));
    const isProved = proof?.newest.rows.stack.some((stack) => passes[stack] === 1) === true;
    return { score: isProved ? proveScore(score) : score, growth: undefined, isTooFewObjects: false, isProved };
  }
  const growth = growthOf(history, range, passes);
  const isTooFewObjects = growth !== undefined && growth.sampledObjects < FEWEST_SAMPLED_OBJECTS;
  return { score: isTooFewObjects ? withholdScore(score) : score, growth, isTooFewObjects, isProved: false };
}

function growthOf(history: CaptureHistory, range: EvidenceRange, passes: Uint8Array): SiteGrowth | undefined {
  const before = history.captures.at(range.beforeIndex);
  const after = history.captures.at(range.afterIndex);
  if (before === undefined || after === undefined || after.heapPeriodBytes === 0) {
    return undefined;
  }
  const samples = siteSamplesOf(before, after).flatMap(({ stack, sample }) => (passes[stack] === 1 ? [sample] : []));
  return siteGrowth(samples, after.heapPeriodBytes);
}

/** 1 per stack of the table that has the function in it. */
function stacksThrough({ stacks }: CaptureHistory, functionName: string): Uint8Array {
  const { frames, length, start, frame } = stacks;
  const isFunction = Uint8Array.from({ length: frames.length }, (_, i) =>
    Number(unescapeName(frames.name[i]) === functionName)
  );
  return Uint8Array.from({ length }, (_, stack) =>
    Number(frame.subarray(start[stack], start[stack + 1]).some((one) => isFunction[one] === 1))
  );
}
