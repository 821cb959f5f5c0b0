// SPDX-License-Identifier: Apache-2.0
import { seriesOfMetric, type ProcessSamples } from './series-of-metric';

const timesSeconds = [0, 15, 30, 45];
const at = (...values: number[]) => ({ timesSeconds, values });
const seriesOf = (
  process: ProcessSamples,
  metric = 'go_gc_heap_live_bytes',
  kind: 'heap_live' | 'heap_raw' = 'heap_live'
) => seriesOfMetric({ metric, kind, ...at(8, 8, 9, 9), process });

describe('seriesOfMetric', () => {
  it('leaves one point a GC of what only a GC changes, with what accompanies it', () => {
    const gcCycles = at(1, 1, 2, 3);
    expect(seriesOf({ gcCycles, work: at(0, 5, 10, 15), start: at(7, 7, 7, 90) })).toEqual({
      kind: 'heap_live',
      timesSeconds: Float64Array.of(0, 30, 45),
      values: Float64Array.of(8, 9, 9),
      workBytes: Float64Array.of(0, 10, 15),
      restarts: [2],
    });
    expect(seriesOf({ gcCycles }, 'live').values).toHaveLength(4);
  });

  it('keeps all points of a raw heap, with its GCs', () => {
    const { values, gcCycles } = seriesOf({ gcCycles: at(1, 1, 2, 3) }, 'go_memstats_heap_alloc_bytes', 'heap_raw');
    expect([values, gcCycles]).toEqual([
      [8, 8, 9, 9],
      [1, 1, 2, 3],
    ]);
  });

  it('takes no falling value for a new process, but a falling counter', () => {
    const falling = { metric: 'live', kind: 'heap_live', ...at(9, 9, 9, 1) } as const;
    expect(seriesOfMetric({ ...falling, process: {} }).restarts).toEqual([]);
    expect(seriesOfMetric({ ...falling, process: { gcCycles: at(5, 6, 0, 1) } }).restarts).toEqual([2]);
    expect(seriesOfMetric({ ...falling, process: { restartFlags: [0, 1, 0, 0] } }).restarts).toEqual([1]);
  });

  it('makes a counter of a rate, and no restart of a falling rate', () => {
    const { workBytes, restarts } = seriesOf({ work: at(4, 2, 1, NaN), workIsRate: true }, 'live');
    expect([workBytes, restarts]).toEqual([Float64Array.of(0, 30, 45, 45), []]);
  });

  it('reads companions of other moments as of the newest before', () => {
    const work = { timesSeconds: [10, 40], values: [1, 2] };
    expect(seriesOf({ work }, 'live').workBytes).toEqual(Float64Array.of(NaN, 1, 1, 2));
  });
});
