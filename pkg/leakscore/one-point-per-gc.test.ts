// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { LeakSeries } from './leak-series';
import { onePointPerGc } from './one-point-per-gc';

const seriesOf = (values: number[], restarts: number[] = []): LeakSeries => ({
  kind: 'heap_live',
  timesSeconds: values.map((_, i) => i * 15),
  values,
  workBytes: values.map((_, i) => i),
  restarts,
});
const indicesOf = ({ timesSeconds }: LeakSeries) => Array.from(timesSeconds, (seconds) => seconds / 15);

describe('onePointPerGc', () => {
  it('keeps a repeated value only where a GC gave it again', () => {
    expect(indicesOf(onePointPerGc(seriesOf([8, 8, 8, 9, 9]), [1, 1, 2, 3, 3]))).toEqual([0, 2, 3]);
    expect(indicesOf(onePointPerGc(seriesOf([8, 8, 8, 9, 9]), undefined))).toEqual([0, 3]);
  });

  it('believes a changed value where the counter is not known', () => {
    expect(indicesOf(onePointPerGc(seriesOf([8, 9, 9, 9]), [NaN, NaN, 4, 5]))).toEqual([0, 1, 3]);
    expect(indicesOf(onePointPerGc(seriesOf([8, 9, 9]), [4, 4, 4]))).toEqual([0, 1]);
  });

  it('keeps the first point of each process, whatever its value, and its place', () => {
    const { restarts, ...kept } = onePointPerGc(seriesOf([8, 8, 8, 8], [2]), [3, 3, 3, 3]);
    expect([indicesOf({ ...kept, restarts }), restarts]).toEqual([[0, 2], [1]]);
  });

  it('leaves gaps in, and takes the value after one for no new one', () => {
    expect(indicesOf(onePointPerGc(seriesOf([8, NaN, 8, 9]), undefined))).toEqual([0, 1, 3]);
  });

  it('gives the points of the GCs back, however often each is seen', () => {
    const gcs = fc.array(fc.record({ value: fc.integer({ min: 1, max: 5 }), seen: fc.integer({ min: 1, max: 4 }) }));
    fc.assert(
      fc.property(gcs, (cycles) => {
        const seen = cycles.flatMap(({ value, seen: times }, cycle) =>
          Array.from({ length: times }, () => ({ value, cycle }))
        );
        const series = seriesOf(seen.map(({ value }) => value));
        const kept = onePointPerGc(
          series,
          seen.map(({ cycle }) => cycle)
        );
        expect(Array.from(kept.values)).toEqual(cycles.map(({ value }) => value));
      })
    );
  });
});
