// SPDX-License-Identifier: Apache-2.0
import { formatPercent, formatRatio } from './format-ratio';

describe('formatRatio', () => {
  it.each([
    [-0.2, 'none'],
    [0, 'none'],
    [0.004, 'almost none'],
    [0.26, 'a quarter'],
    [0.5, 'half'],
    [0.58, '58 %'],
    [0.66, 'two thirds'],
    [0.996, 'almost all'],
    [1.4, 'all'],
  ])('says %p as %p', (ratio, words) => {
    expect(formatRatio(ratio)).toBe(words);
  });
});

describe('formatPercent', () => {
  it('keeps 0 and 100 for what is exactly that', () => {
    expect([0, 0.001, 0.04, 0.999, 1, 1.06].map(formatPercent)).toEqual([
      '0 %',
      'under 1 %',
      '4 %',
      'over 99 %',
      '100 %',
      '106 %',
    ]);
  });
});
