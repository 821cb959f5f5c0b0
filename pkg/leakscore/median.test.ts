// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { median, medianInPlace, selectInPlace } from './median';

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 120 });

describe('median', () => {
  it.each([
    [[], 0],
    [[7], 7],
    [[9, 1], 5],
    [[3, 1, 2], 2],
    [[5, 5, 1, 5], 5],
    [[-1, -4, -2, -3], -2.5],
  ])('of %j is %p', (values, expected) => {
    expect(median(Float64Array.from(values))).toBe(expected);
  });

  it('leaves its argument alone', () => {
    const values = Float64Array.of(3, 1, 2, 9, 4);
    median(values);
    expect([...values]).toEqual([3, 1, 2, 9, 4]);
  });

  it('looks at the first values only when told so', () => {
    expect(medianInPlace(Float64Array.of(3, 1, 2, 1000, 1000), 3)).toBe(2);
  });
});

describe('selectInPlace', () => {
  it('finds what stands there after sorting, and parts the values around it', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (list, seed) => {
        const k = seed % list.length;
        const values = Float64Array.from(list);
        const found = selectInPlace(values, k, values.length);
        expect(found).toBe(Float64Array.from(list).sort()[k]);
        expect(values.subarray(0, k).every((value) => value <= found)).toBe(true);
        expect(values.subarray(k).every((value) => value >= found)).toBe(true);
      })
    );
  });
});
