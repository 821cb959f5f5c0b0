// SPDX-License-Identifier: Apache-2.0
import { courseHeights } from './course-heights';

describe('courseHeights', () => {
  it('goes from the lowest to the highest', () => {
    expect(courseHeights([10, 20, 15, 30], 0)).toEqual([0, 0.5, 0.25, 1]);
    expect(courseHeights([30, 10, 30], Number.NaN)).toEqual([1, 0, 1]);
  });

  it('draws as flat what stays within the noise', () => {
    expect(courseHeights([100, 102, 101], 8)).toEqual([0.375, 0.625, 0.5]);
    expect(courseHeights([5, 5, 5], 0)).toEqual([0.5, 0.5, 0.5]);
  });

  it('draws nothing of two points, or where one is not known', () => {
    expect(courseHeights([1, 2], 0)).toEqual([]);
    expect(courseHeights([1, Number.NaN, 2], 0)).toEqual([]);
  });
});
