// SPDX-License-Identifier: Apache-2.0
import { parseAmount, parseDuration } from './read-score-options';

describe('parseAmount', () => {
  it.each([
    ['512MiB', 512 * 1024 ** 2, true],
    ['1.5Gi', 1.5 * 1024 ** 3, true],
    ['2GB', 2e9, true],
    ['100k', 1e5, true],
    ['7 B', 7, true],
    ['100000', 1e5, false],
    ['1e6', 1e6, false],
  ])('reads %p', (text, value, isBytes) => {
    expect(parseAmount(text)).toEqual({ value, isBytes });
  });

  it.each(['', '0', '-5', '5iB', '5XB', '1.2.3', 'GiB', '5 m', '1e999'])('refuses %p', (text) => {
    expect(() => parseAmount(text)).toThrow('Expected a number above 0');
  });
});

describe('parseDuration', () => {
  it.each([
    ['1800', 1800],
    ['0', 0],
    ['30m', 1800],
    ['1.5 h', 5400],
    ['7d', 604_800],
  ])('reads %p', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(['', '-1', '3 weeks', 'm', '1.2.3'])('refuses %p', (text) => {
    expect(() => parseDuration(text)).toThrow('Expected a time');
  });
});
