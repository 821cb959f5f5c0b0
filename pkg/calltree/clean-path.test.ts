// SPDX-License-Identifier: Apache-2.0
import { cleanPath } from './clean-path';
import { compareNames } from './compare-names';

describe('cleanPath', () => {
  it.each([
    ['', ''],
    ['/a/b.go', '/a/b.go'],
    ['a//b/./c/../d', 'a/b/d'],
    ['/../a', '/a'],
    ['../../a', '../../a'],
    ['a/..', '.'],
    ['a/', 'a'],
    ['/', '/'],
    ['./a', 'a'],
    ['/proc/self/cwd/./x.cc', 'x.cc'],
    ['/proc/self/cwd/x.cc', 'x.cc'],
    ['a..b/c', 'a..b/c'],
  ])('of %s is %s', (path, cleaned) => expect(cleanPath(path)).toBe(cleaned));
});

describe('compareNames', () => {
  it('orders by code point as Go does', () => {
    const names = ['z', '\u{1f600}', '\ufffd', 'a', 'ab', ''];
    expect(names.sort(compareNames)).toEqual(['', 'a', 'ab', 'z', '\ufffd', '\u{1f600}']);
    expect(compareNames('same', 'same')).toBe(0);
  });
});
