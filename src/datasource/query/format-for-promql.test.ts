// SPDX-License-Identifier: Apache-2.0
import { escapeForMatcher, formatForPromQl } from './format-for-promql';

describe('formatForPromQl', () => {
  it('leaves a single text as it is, because it may be a whole expression', () => {
    expect(formatForPromQl('go_goroutines{job="api"}', {})).toBe('go_goroutines{job="api"}');
  });

  it('makes a regular expression of several values, each meaning itself', () => {
    expect(formatForPromQl(['10.0.0.1:80', 'b'], { multi: true })).toBe('(10\\\\.0\\\\.0\\\\.1:80|b)');
    expect(formatForPromQl(['b'], { multi: true })).toBe('b');
    expect(formatForPromQl('a.b', { includeAll: true })).toBe('a\\\\.b');
  });
});

describe('escapeForMatcher', () => {
  it.each(['10.0.0.1:80', 'a|b', 'say "hi"', 'C:\\temp', '[::1]:80', '{x}$^*+?()', 'two\nlines'])(
    'is read back as %p',
    (text) => {
      // JSON strings unescape what PromQL strings unescape.
      const expression: string = JSON.parse(`"${escapeForMatcher(text)}"`);
      expect(new RegExp(`^(?:${expression})$`).test(text)).toBe(true);
      expect(new RegExp(`^(?:${expression})$`).test(`${text}x`)).toBe(false);
    }
  );
});
