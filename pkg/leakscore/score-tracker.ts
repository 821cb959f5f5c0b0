// SPDX-License-Identifier: Apache-2.0
// The score of a series that is still coming in.
import { computeFeatures, type ProcessFeatures } from './features';
import { endProcess, judgeProcess, type EndedProcess } from './judge-process';
import type { LeakScore, LeakScoreOptions, LeakSeriesKind } from './leak-series';
import { PointBuffer, type IncomingSample } from './point-buffer';
import { isUsable } from './samples';

export interface TrackedSample extends IncomingSample {
  /** Since any fixed moment. */
  readonly timeSeconds: number;
  /** Bytes, or a count for goroutines. */
  readonly value: number;
  /** Cumulative allocated bytes with the scraper's own allocations subtracted; undefined = not known. */
  readonly workBytes?: number | undefined;
  /** NumGC, for `heap_raw`; undefined otherwise. */
  readonly gcCycles?: number | undefined;
  /** True for the first sample of a new process. */
  readonly isRestart?: boolean | undefined;
}

export interface TrackedScore extends LeakScore {
  /** Time of the newest sample that the score knows of; undefined before the first. `timeToLimit` counts from here. */
  readonly asOfSeconds: number | undefined;
}

export interface ScoreTracker {
  /** Constant time, but at a restart, when the process before is scored for the last time. */
  add(sample: TrackedSample): void;
  /** The standing score; computed anew when a bin has closed since it was last asked for. */
  score(): TrackedScore;
}

/**
 * Scores a series sample by sample, in memory that does not grow with it (at most 15 KiB) and without going through the past.
 *
 * A score rests on bins of ceil(n/40) samples. It is computed anew when as many samples as make a bin have come in since it was last
 * computed, and is then computeLeakScore of all samples up to `asOfSeconds`; in between it stands. So it is never older than a fortieth of
 * the process's samples, and the cost of a score is shared by the samples of a bin: exactness at every single sample and the cost of a
 * fortieth cannot be had together.
 *
 * Up to 480 samples of a process the two agree to rounding. Of longer processes the tracker knows points of 2, 4, 8 ... samples, each with
 * its minimum and its mean load: its floors are still minima of equal bins, but bins begin and end where points do, so that the score is
 * that of bins up to 8 % wider or narrower, and is the same again whenever the bins of the whole series are made of whole points.
 *
 * Samples without a usable time or value, and those older than the newest of their process, are left out and reported as the reason
 * `invalid-samples-dropped`; of one moment the smallest value stays. (computeLeakScore, which has all samples at hand, sorts them.)
 */
export function createScoreTracker(kind: LeakSeriesKind, options: LeakScoreOptions = {}): ScoreTracker {
  return new Tracker(kind, options);
}

class Tracker implements ScoreTracker {
  private buffer: PointBuffer | undefined;
  private previous: EndedProcess | undefined;
  /** The whole second before the first sample of all, as in computeLeakScore: rounding is the same then. */
  private originSeconds: number | undefined;
  private isRestartPending = false;
  private droppedSamples = 0;
  private standing: TrackedScore | undefined;
  /** Of the running process, when the standing score was computed. */
  private scoredSamples = 0;

  constructor(
    private readonly kind: LeakSeriesKind,
    private readonly options: LeakScoreOptions
  ) {}

  add(sample: TrackedSample): void {
    // The mark of a sample that is left out goes to the next one.
    this.isRestartPending ||= sample.isRestart === true;
    if (isUsable(sample.timeSeconds)) {
      this.originSeconds ??= Math.floor(sample.timeSeconds);
    }
    if (this.originSeconds === undefined || !isUsable(sample.timeSeconds) || !isUsable(sample.value)) {
      this.droppedSamples++;
      return;
    }
    if (this.isRestartPending && this.buffer !== undefined) {
      this.previous = endProcess(featuresOf(this.buffer), this.buffer.closedSpanSeconds, this.options);
      this.buffer = undefined;
      this.standing = undefined;
    }
    this.isRestartPending = false;
    this.buffer ??= new PointBuffer(this.kind, this.originSeconds);
    this.droppedSamples += this.buffer.add(sample) ? 0 : 1;
  }

  score(): TrackedScore {
    if (this.standing === undefined || this.isBinClosed(this.standing)) {
      this.standing = this.computeScore();
      this.scoredSamples = this.buffer?.closedSamples ?? 0;
    }
    return this.standing;
  }

  private isBinClosed({ features }: TrackedScore): boolean {
    if (this.buffer === undefined || features === undefined) {
      return true;
    }
    const { closedSamples, samplesPerPoint } = this.buffer;
    return closedSamples - this.scoredSamples >= features.samplesPerFloor * samplesPerPoint;
  }

  private computeScore(): TrackedScore {
    const { buffer, previous, droppedSamples } = this;
    const running = {
      features: buffer && featuresOf(buffer),
      spanSeconds: buffer?.closedSpanSeconds ?? 0,
      newestSeconds: buffer?.closedSeconds ?? 0,
      hasSamples: buffer !== undefined,
    };
    const score = judgeProcess({ ...running, previous, droppedSamples }, this.options);
    return { ...score, asOfSeconds: buffer && buffer.originSeconds + buffer.closedSeconds };
  }
}

function featuresOf(buffer: PointBuffer): ProcessFeatures | undefined {
  return computeFeatures(buffer.toSamples());
}
