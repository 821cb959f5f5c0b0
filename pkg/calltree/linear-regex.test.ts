// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { LinearRegex } from './linear-regex';

const has = (pattern: string, text: string): boolean => new LinearRegex(pattern).test(text);

describe('LinearRegex', () => {
  it.each([
    ['', 'anything', ''],
    ['main\\.', 'xmain.leak', 'mainly'],
    ['^main\\.leak$', 'main.leak', 'main.leak\n'],
    ['(?i)MAIN', 'the main thing', 'man'],
    ['a(?i)b', 'aB', 'AB'],
    ['(?i:a)b', 'Ab', 'AB'],
    ['(?-s).x', 'ax', '\nx'],
    ['(?s)^.x', '\nx', 'x'],
    ['(?m)^b$', 'a\nb\nc', 'ab'],
    ['\\Aa\\z', 'a', 'ab'],
    ['\\bfoo\\b', 'a foo.', 'foobar'],
    ['\\Bfoo', 'xfoo', ' foo'],
    ['[a-c]+d', 'xabcd', 'abxd-'],
    ['[^a-c]', 'd', 'abc'],
    ['[]a]', ']', 'b'],
    ['[a-]', '-', 'b'],
    ['[[:digit:]]{2,3}', 'x12', 'x1'],
    ['[[:^digit:]]', 'x', '12'],
    ['\\d\\s\\w', '1 _', '1_'],
    ['\\D', 'x', '7'],
    ['\\pL\\P{L}', 'é1', '11'],
    ['\\p{Greek}', 'λ', 'l'],
    ['\\p{^Greek}', 'l', 'λ'],
    ['\\x41\\x{1F600}', 'A\u{1f600}', 'A'],
    ['\\101', 'A', 'B'],
    ['a{2}', 'aa', 'a'],
    ['^a{2,}$', 'aaaa', 'a'],
    ['a{,2}', 'a{,2}', 'aa'],
    ['x{', 'x{', 'x'],
    ['\\Qa.b\\E+', 'a.bb', 'axb'],
    ['(?P<name>a|b)c', 'bc', 'cc'],
    ['(?<name>a)', 'a', 'b'],
    ['a|b|', 'zzz', ''],
    ['(ab)*?c', 'c', 'ab'],
    ['\\(\\*T\\)', '(*T)', 'T'],
    ['^(?:net/http|io)\\.', 'io.Copy', 'bufio.Read'],
    ['ſ', 'ſ', 's'],
  ])('%s finds %j', (pattern, text, other) => {
    expect(has(pattern, text)).toBe(true);
    if (other !== '') {
      expect(has(pattern, other)).toBe(false);
    }
  });

  it.each([
    '(',
    ')',
    'a)',
    '[a',
    '[b-a]',
    '*',
    'a**',
    'a{2}{3}',
    'a{1001}',
    'a{3,2}',
    '(?=a)',
    '(?<!a)',
    '(a)\\1',
    '\\y',
    '\\',
    '\\p{Nonsense}',
    '\\x{110000}',
    '[[:nonsense:]]',
    '(?z)',
    '((a{1000}){1000}){1000}',
    '('.repeat(2000) + ')'.repeat(2000),
    'a'.repeat(30_000),
  ])('refuses %.20s', (pattern) => {
    expect(() => new LinearRegex(pattern)).toThrow(expect.objectContaining({ name: 'TreeError', code: 'bad-regex' }));
  });

  it('says what is wrong and where', () => {
    expect(() => new LinearRegex('main(')).toThrow('not a regular expression of Go: missing closing ): `main(`');
  });

  it('answers what would keep a backtracking engine busy for ever', () => {
    const text = 'a'.repeat(5000);
    expect(has('(a+)+$', `${text}!`)).toBe(false);
    expect(has('(a*)*b', text)).toBe(false);
    expect(has('(.*)(.*)(.*)(.*)(.*)x', text)).toBe(false);
  });

  it('agrees with JavaScript where both mean the same', () => {
    const atoms = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(?:ab|)', '\\w', '\\b', '^', '$', 'x');
    const quantified = fc
      .tuple(atoms, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '*?'))
      .map(([atom, repeat]) => (/^(?:\\b|\^|\$)$/.test(atom) ? atom : atom + repeat));
    const patterns = fc.array(quantified, { maxLength: 6 }).map((parts) => parts.join(''));
    const choices = fc.array(patterns, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|'));
    const texts = fc.array(fc.constantFrom('a', 'b', 'x', ' ', '.'), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(choices, texts, (pattern, text) => expect(has(pattern, text)).toBe(new RegExp(pattern).test(text))),
      { numRuns: 2000 }
    );
  });
});
