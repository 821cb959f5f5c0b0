// SPDX-License-Identifier: Apache-2.0
// A series in one line of block characters.

const BLOCKS = '▁▂▃▄▅▆▇█';
const LEVEL = '▄';
const RESTART = '|';

/** Columns of equal length; times in any order. */
export interface SparklineSeries {
  readonly timesSeconds: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** Index of the first sample of each new process. */
  readonly restarts?: readonly number[] | undefined;
}

/** What a sparkline is drawn of: usable samples only. */
export interface Sparkline {
  /** `width` characters: the lowest value of each span of time between the lowest and the highest of all, a blank where there is none. */
  readonly text: string;
  readonly lowest: number;
  readonly highest: number;
  readonly spanSeconds: number;
}

/**
 * Undefined without a finite sample. Floors are drawn, not means: they are what the score looks at. A span with a restart in it is
 * drawn as "|". One pass over the samples.
 */
export function drawSparkline(series: SparklineSeries, width: number): Sparkline | undefined {
  const times = finiteRange(series.timesSeconds, series.values);
  if (times === undefined) {
    return undefined;
  }
  const spanSeconds = times.highest - times.lowest;
  const cellOf = (seconds: number) =>
    spanSeconds > 0 ? Math.min(width - 1, Math.floor(((seconds - times.lowest) / spanSeconds) * width)) : 0;
  const floors = new Float64Array(width).fill(Infinity);
  for (let i = 0; i < series.values.length; i++) {
    if (Number.isFinite(series.timesSeconds[i]) && Number.isFinite(series.values[i])) {
      const cell = cellOf(series.timesSeconds[i]);
      floors[cell] = Math.min(floors[cell], series.values[i]);
    }
  }
  const restartSeconds = (series.restarts ?? []).map((index) => series.timesSeconds[index]);
  const restartCells = new Set(restartSeconds.filter((seconds) => Number.isFinite(seconds)).map(cellOf));
  const drawn = finiteRange(floors, floors) ?? { lowest: 0, highest: 0 };
  const text = Array.from(floors, (floor, cell) => (restartCells.has(cell) ? RESTART : blockOf(floor, drawn))).join('');
  return { text, ...(finiteRange(series.values, series.timesSeconds) ?? drawn), spanSeconds };
}

interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** Of the `column` where `partner` is finite, too. */
function finiteRange(column: ArrayLike<number>, partner: ArrayLike<number>): Range | undefined {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < column.length; i++) {
    if (Number.isFinite(column[i]) && Number.isFinite(partner[i])) {
      lowest = Math.min(lowest, column[i]);
      highest = Math.max(highest, column[i]);
    }
  }
  return lowest <= highest ? { lowest, highest } : undefined;
}

function blockOf(floor: number, { lowest, highest }: Range): string {
  if (floor === Infinity) {
    return ' ';
  }
  // Halves before the difference: two values near the largest double must not overflow it. Of two near the smallest the halves are equal.
  const halfSpan = highest / 2 - lowest / 2;
  if (!(halfSpan > 0)) {
    return LEVEL;
  }
  const ratio = (floor / 2 - lowest / 2) / halfSpan;
  return BLOCKS[Math.min(BLOCKS.length - 1, Math.floor(ratio * BLOCKS.length))];
}
