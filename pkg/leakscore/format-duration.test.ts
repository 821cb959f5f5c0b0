// SPDX-License-Identifier: Apache-2.0
import { formatDuration } from './format-duration';

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [119, '119 s'],
    [540, '9 min'],
    [7199, '120 min'],
    [11_520, '3.2 h'],
    [172_800, '2 days'],
    [1e300, 'more than 9,999 days'],
  ])('says %p seconds as %p', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });
});
