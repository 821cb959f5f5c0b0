// SPDX-License-Identifier: Apache-2.0
// The samples of one process as they come in, in bounded memory.
import type { LeakSeriesKind } from './leak-series';
import { isUsable, SAME_MOMENT_SECONDS, type Samples } from './samples';
import { MAX_WINDOW_POINTS } from './thin-samples';

export interface IncomingSample {
  readonly timeSeconds: number;
  readonly value: number;
  readonly workBytes?: number | undefined;
  readonly gcCycles?: number | undefined;
}

const FIRST_CAPACITY = 32;

/**
 * Keeps up to 480 points. When they are used up, each two neighbours become one, and from then on twice as many samples make a point: its
 * value is their minimum, with its own time; its load the mean of their allocation rates. Up to 480 samples nothing is lost.
 */
export class PointBuffer {
  /** How many samples make a point: a power of two. */
  samplesPerPoint = 1;
  /** Samples in whole points. */
  closedSamples = 0;
  /** Of the newest sample in a whole point, counted from originSeconds as all times here. */
  closedSeconds = 0;
  private firstSeconds = 0;
  private newestSeconds = 0;
  private samples = 0;
  private points = 0;
  private times = new Float64Array(FIRST_CAPACITY);
  private values = new Float64Array(FIRST_CAPACITY);
  private rates = new Float64Array(FIRST_CAPACITY);
  private cycles = new Float64Array(FIRST_CAPACITY);
  private knownWorkBytes: number | undefined;
  private knownCycles: number | undefined;
  // The point that is being filled.
  private openSamples = 0;
  private openSeconds = 0;
  private openValue = 0;
  private openRates = 0;

  constructor(
    private readonly kind: LeakSeriesKind,
    readonly originSeconds: number
  ) {}

  /** From the first sample to the newest in a whole point. */
  get closedSpanSeconds(): number {
    return this.closedSeconds - this.firstSeconds;
  }

  /** False when the sample is older than the newest and is left out. Expects a usable time and value. */
  add({ timeSeconds, value, workBytes, gcCycles }: IncomingSample): boolean {
    const seconds = timeSeconds - this.originSeconds;
    if (this.samples > 0 && seconds - this.newestSeconds < SAME_MOMENT_SECONDS) {
      return this.merge(seconds, value);
    }
    if (this.openSamples === 0 && this.points === MAX_WINDOW_POINTS) {
      this.joinNeighbours();
    }
    const rate = this.takeRate(seconds, workBytes);
    this.takeCycles(gcCycles);
    if (this.samples === 0) {
      this.firstSeconds = seconds;
    } else if (this.samples === 1) {
      // The first sample has none before it: it takes the rate of the second.
      this.rates[0] = rate;
    }
    this.samples++;
    this.newestSeconds = seconds;
    this.fillPoint(seconds, value, rate);
    return true;
  }

  /** The whole points; valid until the next sample is added. */
  toSamples(): Samples {
    const { kind, points } = this;
    return {
      kind,
      timesSeconds: this.times.subarray(0, points),
      values: this.values.subarray(0, points),
      workBytes: undefined,
      gcCycles: this.knownCycles === undefined ? undefined : this.cycles.subarray(0, points),
      allocationRates: this.knownWorkBytes === undefined ? undefined : this.rates.subarray(0, points),
    };
  }

  /** Of two samples of one moment the smaller value stays. */
  private merge(seconds: number, value: number): boolean {
    const at = this.points - 1;
    if (seconds < this.newestSeconds) {
      return false;
    }
    if (this.openSamples > 0 && value < this.openValue) {
      this.openValue = value;
      this.openSeconds = this.newestSeconds;
    } else if (this.openSamples === 0 && value < this.values[at]) {
      this.values[at] = value;
      this.times[at] = this.newestSeconds;
    }
    return true;
  }

  /** Bytes per second since the sample before; 0 where a count is missing, as the last known one stays in force. */
  private takeRate(seconds: number, workBytes: number | undefined): number {
    if (workBytes === undefined || !isUsable(workBytes)) {
      return 0;
    }
    const before = this.knownWorkBytes ?? workBytes;
    this.knownWorkBytes = workBytes;
    return this.samples === 0 ? 0 : (workBytes - before) / (seconds - this.newestSeconds);
  }

  private takeCycles(gcCycles: number | undefined): void {
    if (gcCycles === undefined || !isUsable(gcCycles)) {
      return;
    }
    if (this.knownCycles === undefined) {
      this.cycles.fill(gcCycles);
    }
    this.knownCycles = gcCycles;
  }

  private fillPoint(seconds: number, value: number, rate: number): void {
    if (this.openSamples === 0 || value < this.openValue) {
      this.openSeconds = seconds;
      this.openValue = value;
    }
    this.openRates += rate;
    this.openSamples++;
    if (this.openSamples === this.samplesPerPoint) {
      this.closePoint();
    }
  }

  private closePoint(): void {
    if (this.points === this.times.length) {
      this.grow();
    }
    const at = this.points++;
    this.times[at] = this.openSeconds;
    this.values[at] = this.openValue;
    this.rates[at] = this.openRates / this.openSamples;
    this.cycles[at] = this.knownCycles ?? 0;
    this.openSamples = 0;
    this.openRates = 0;
    this.closedSamples = this.samples;
    this.closedSeconds = this.newestSeconds;
  }

  private grow(): void {
    const length = Math.min(MAX_WINDOW_POINTS, 2 * this.times.length);
    const larger = (column: Float64Array) => {
      const grown = new Float64Array(length);
      grown.set(column);
      return grown;
    };
    this.times = larger(this.times);
    this.values = larger(this.values);
    this.rates = larger(this.rates);
    this.cycles = larger(this.cycles);
  }

  private joinNeighbours(): void {
    const { times, values, rates, cycles } = this;
    for (let to = 0; to < this.points / 2; to++) {
      const from = 2 * to;
      const lowest = values[from + 1] < values[from] ? from + 1 : from;
      times[to] = times[lowest];
      values[to] = values[lowest];
      rates[to] = (rates[from] + rates[from + 1]) / 2;
      // The count at the end of each point, but at the beginning of the first: no collection is lost.
      cycles[to] = cycles[to === 0 ? 0 : from + 1];
    }
    this.points /= 2;
    this.samplesPerPoint *= 2;
  }
}
