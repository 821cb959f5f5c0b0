// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { buildPrefixSums, sumHinge, sumRamp, sumStep } from './prefix-sums';
import { buildFitTarget, sumCurve, type CurveSums } from './rising-fit';

// The independent way: the curve itself, floor by floor.
const column = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true })),
  {
    minLength: 8,
    maxLength: 40,
  }
);

function expectSums(actual: CurveSums, expected: CurveSums): void {
  expect(actual.sum).toBeCloseTo(expected.sum, 11);
  expect(actual.squares).toBeCloseTo(expected.squares, 11);
  expect(actual.product).toBeCloseTo(expected.product, 11);
  expect(actual.withTime).toBeCloseTo(expected.withTime, 11);
}

describe('the sums of a curve made of straight pieces', () => {
  it('are those of the curve itself', () => {
    fc.assert(
      fc.property(column, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (pairs, point) => {
        const times = Float64Array.from(pairs, ([time]) => time).sort();
        const target = buildFitTarget(
          times,
          Float64Array.from(pairs, ([, value]) => value)
        );
        const sums = buildPrefixSums(target);
        const before = times.filter((time) => time < point).length;
        const curveOf = (height: (time: number) => number): CurveSums => sumCurve(times.map(height), target);
        expectSums(
          sumStep(sums, before),
          curveOf((time) => Number(time >= point))
        );
        expectSums(
          sumRamp(sums, before, point),
          curveOf((time) => Math.min(time / point, 1))
        );
        expectSums(
          sumHinge(sums, before, point),
          curveOf((time) => Math.max(0, time - point))
        );
      })
    );
  });
});
