// SPDX-License-Identifier: Apache-2.0
// What a series would look like later, if it stayed level or went on growing: the input of "what would change the verdict".
import { cleanSeries } from './clean-series';
import { computeFloors, MIN_FLOORS } from './floors';
import type { LeakSeries } from './leak-series';
import { median } from './median';
import type { Samples } from './samples';
import { findSegments, spanSecondsOf } from './segments';
import { tailOfSamples } from './tail-of-samples';
import { indexOfLowest } from './thin-samples';

/** Ten samples a floor are as good as a thousand here, and bound the work. */
const MAX_SAMPLES = 400;
const FLOORS_OF_LEVEL = 3;
/** About as many samples as those floors have. */
const RECENT_RATIO = 0.1;

/** A running process that can be continued. */
export interface Continuable {
  /** The last two processes, each thinned to the minima of at most 400 bins. */
  readonly series: LeakSeries;
  /** Of the longer of the two. */
  readonly spanSeconds: number;
  readonly continueFor: (seconds: number, slopePerSecond: number) => LeakSeries;
}

/**
 * Undefined without two samples of different moments. With `windowSeconds` the last so many seconds of the running process are all that is
 * looked at, now and later. Linear in the samples.
 */
export function findContinuable(whole: LeakSeries, windowSeconds = Infinity): Continuable | undefined {
  const segments = findSegments(cleanSeries(whole));
  const previous = segments.previous && windowSeconds === Infinity ? thin(segments.previous) : undefined;
  const running = segments.running && thin(tailOfSamples(segments.running, windowSeconds));
  const spanSeconds = Math.max(spanOf(previous), spanOf(running));
  if (running === undefined || !(spanSeconds > 0)) {
    return undefined;
  }
  const longest = spanOf(running) >= spanOf(previous) ? running : (previous ?? running);
  const stepSeconds = spanSeconds / (longest.values.length - 1);
  const end = levelOf(running);
  return {
    series: join(previous, running),
    spanSeconds,
    continueFor: (seconds, slopePerSecond) => {
      const count = Math.round(seconds / stepSeconds);
      return join(previous, tailOfSamples(append(running, { end, seconds, slopePerSecond, count }), windowSeconds));
    },
  };
}

function spanOf(samples: Samples | undefined): number {
  return samples === undefined ? 0 : spanSecondsOf(samples);
}

/**
 * Where it stands now: the last floor, as one sample may be a sawtooth's peak; the median of the last floors where the last dips below.
 */
function levelOf(running: Samples): number {
  const values = running.values.length < MIN_FLOORS ? running.values : computeFloors(running).values;
  return Math.max(median(values.slice(-FLOORS_OF_LEVEL)), values[values.length - 1]);
}

/** The smallest value of each bin with its own time; what does not fill a bin is dropped at the old end. */
function thin(samples: Samples): Samples {
  const bin = Math.ceil(samples.values.length / MAX_SAMPLES);
  if (bin <= 1) {
    return samples;
  }
  const count = Math.floor(samples.values.length / bin);
  const offset = samples.values.length - count * bin;
  const lowest = Int32Array.from({ length: count }, (_, i) =>
    indexOfLowest(samples.values, offset + i * bin, offset + (i + 1) * bin)
  );
  const pick = (column: Float64Array) => Float64Array.from(lowest, (index) => column[index]);
  return {
    kind: samples.kind,
    timesSeconds: pick(samples.timesSeconds),
    values: pick(samples.values),
    workBytes: samples.workBytes && pick(samples.workBytes),
    gcCycles: samples.gcCycles && pick(samples.gcCycles),
  };
}

interface Continuation {
  readonly end: number;
  readonly seconds: number;
  readonly slopePerSecond: number;
  readonly count: number;
}

/** Allocations and collections go on as fast as of late: where they explain the level, they must go with it. */
function append(samples: Samples, { end, seconds, slopePerSecond, count }: Continuation): Samples {
  const ages = Float64Array.from({ length: count }, (_, i) => (seconds * (i + 1)) / count);
  const lastSeconds = samples.timesSeconds[samples.timesSeconds.length - 1];
  const recent = Math.max(0, samples.values.length - 1 - Math.ceil(samples.values.length * RECENT_RATIO));
  const goOn = (column: Float64Array | undefined) => {
    if (column === undefined) {
      return undefined;
    }
    const last = column[column.length - 1];
    const recentSeconds = lastSeconds - samples.timesSeconds[recent];
    const rate = recentSeconds > 0 ? Math.max(0, last - column[recent]) / recentSeconds : 0;
    return concat(
      column,
      ages.map((age) => last + rate * age)
    );
  };
  return {
    kind: samples.kind,
    timesSeconds: concat(
      samples.timesSeconds,
      ages.map((age) => lastSeconds + age)
    ),
    values: concat(
      samples.values,
      ages.map((age) => end + slopePerSecond * age)
    ),
    workBytes: goOn(samples.workBytes),
    gcCycles: goOn(samples.gcCycles),
  };
}

function join(previous: Samples | undefined, running: Samples): LeakSeries {
  if (previous === undefined) {
    return running;
  }
  const both = (read: (samples: Samples) => Float64Array | undefined) => {
    const [before, after] = [read(previous), read(running)];
    return before && after && concat(before, after);
  };
  return {
    kind: running.kind,
    timesSeconds: concat(previous.timesSeconds, running.timesSeconds),
    values: concat(previous.values, running.values),
    workBytes: both((samples) => samples.workBytes),
    gcCycles: both((samples) => samples.gcCycles),
    restarts: [previous.values.length],
  };
}

function concat(first: Float64Array, second: Float64Array): Float64Array {
  const whole = new Float64Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
