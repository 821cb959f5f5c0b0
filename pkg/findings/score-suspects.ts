// SPDX-License-Identifier: Apache-2.0
// The score of suspects: everything that passes through a function, with what sampling can say about it.
import { NONE, type PausableWork } from '#pkg/base';
import { unescapeName } from '#pkg/calltree';
import { GOROUTINES, readSiteLeakSeries, type HistorySnapshot, type StackTable } from '#pkg/capture';
import {
  computeLeakScore,
  proveScore,
  siteGrowth,
  withholdScore,
  type LeakScore,
  type LeakScoreOptions,
  type SiteGrowth,
  type SiteSample,
} from '#pkg/leakscore';
import { findGoroutineProof, readGoroutineLeakSamples } from './goroutine-proof';
import type { EvidenceRange } from './evidence-range';
import { forEachSiteSample } from './site-samples';
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

/** Frames of stacks that are looked at between two pauses: a few milliseconds. */
const FRAMES_PER_TURN = 1 << 18;

/**
 * Scores for each suspect the sum of all stacks that pass through its function over the whole history, which must not change
 * meanwhile; `range` is what the suspects were found in. O(frames of all stacks + suspects * rows of all captures).
 */
export function* scoreSuspects(
  history: HistorySnapshot,
  suspects: ReadonlyArray<Pick<Suspect, 'function'>>,
  { range, ...options }: LeakScoreOptions & { readonly range: EvidenceRange }
): PausableWork<SuspectScore[]> {
  const passing = yield* stacksThrough(
    history.stacks,
    suspects.map((suspect) => suspect.function)
  );
  const isMemory = range.profileTypeId !== GOROUTINES;
  const growths = isMemory ? yield* growthsOf(history, range, passing) : undefined;
  const proof = isMemory ? undefined : findGoroutineProof(readGoroutineLeakSamples(history));
  const scores: SuspectScore[] = [];
  for (const [i, passes] of passing.entries()) {
    yield;
    const series = readSiteLeakSeries(history, range.profileTypeId, { passes: (stack) => passes[stack] === 1 });
    const score = computeLeakScore(series, options);
    const growth = growths?.[i];
    const isProved = proof?.newest.rows.stack.some((stack) => passes[stack] === 1) === true;
    const isTooFewObjects = growth !== undefined && growth.sampledObjects < FEWEST_SAMPLED_OBJECTS;
    const known = isProved ? proveScore(score) : isTooFewObjects ? withholdScore(score) : score;
    scores.push({ score: known, growth, isTooFewObjects, isProved });
  }
  return scores;
}

/** For each set of stacks; undefined without a sampling period. */
function* growthsOf(
  history: HistorySnapshot,
  range: EvidenceRange,
  passing: readonly Uint8Array[]
): PausableWork<readonly SiteGrowth[] | undefined> {
  const { heapPeriodBytes } = history.captures[range.afterIndex];
  if (heapPeriodBytes === 0) {
    return undefined;
  }
  const samples = passing.map((): SiteSample[] => []);
  yield* forEachSiteSample(history, range, (stack, sample) => {
    passing.forEach((passes, i) => passes[stack] === 1 && samples[i].push(sample));
  });
  return samples.map((ofStacks) => siteGrowth(ofStacks, heapPeriodBytes));
}

/** For each name 1 per stack of the table that has the function in it. */
function* stacksThrough(
  { frames, length, start, frame }: StackTable,
  functionNames: readonly string[]
): PausableWork<Uint8Array[]> {
  const wanted = [...new Set(functionNames)];
  const wantedOfFrame = Int32Array.from({ length: frames.length }, (_, i) =>
    wanted.indexOf(unescapeName(frames.name[i]))
  );
  const passing = wanted.map(() => new Uint8Array(length));
  let pauseAt = 0;
  for (let stack = 0; stack < length; stack++) {
    if (start[stack] >= pauseAt) {
      pauseAt = start[stack] + FRAMES_PER_TURN;
      yield;
    }
    for (let at = start[stack]; at < start[stack + 1]; at++) {
      const found = wantedOfFrame[frame[at]];
      if (found !== NONE) {
        passing[found][stack] = 1;
      }
    }
  }
  return functionNames.map((name) => passing[wanted.indexOf(name)]);
}
