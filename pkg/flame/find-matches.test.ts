// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { FrameTable, TreeShape } from '#pkg/calltree';
import { findMatches, matchedAmount } from './index';
import { isUnsafeRegex } from './unsafe-regex';

function framesOf(...name: string[]): FrameTable {
  return { length: name.length, name, file: name.map(() => ''), line1: new Int32Array(name.length) };
}

const frames = framesOf('main.leakClosure', 'main.(*Store).Put', 'runtime.malloc', 'runtime.gcFree');

describe('findMatches', () => {
  it.each([
    ['LEAK', [1, 0, 0, 0]],
    ['(*store)', [0, 1, 0, 0]],
    ['.*', [0, 0, 0, 0]],
    ['/malloc|free/', [0, 0, 1, 1]],
    ['/^main\\./i', [1, 1, 0, 0]],
    ['', [0, 0, 0, 0]],
    ['/', [0, 0, 0, 0]],
  ])('answers %p with %p', (query, expected) => {
    const result = findMatches(frames, query);
    expect(result.ok && Array.from(result.matches)).toEqual(expected);
  });

  it.each([
    ['/(/', 'invalid-regex'],
    ['/(a+)+/', 'unsafe-regex'],
    ['x'.repeat(201), 'too-long'],
  ])('says why %p cannot be used', (query, reason) => {
    expect(findMatches(frames, query)).toMatchObject({ ok: false, reason });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) =>
          typeof findMatches(frames, `/${text}/`).ok === 'boolean' && typeof findMatches(frames, text).ok === 'boolean'
      )
    );
  });
});

describe('isUnsafeRegex', () => {
  it.each(['(a+)+', '((a+))*', '(a|aa)+', '(x(y*))+', '(?:\\d+){2,}', '(a)\\1', '.*.*.*.*x'])(
    'refuses %p',
    (pattern) => {
      expect(isUnsafeRegex(pattern)).toBe(true);
    }
  );

  it.each(['main\\.\\(\\*Store\\)', '(leak)+', 'a.*b', '^(foo|bar)$', '[(+]+x', '.*.*.*x', 'a{2,3}'])(
    'lets %p run',
    (pattern) => {
      expect(isUnsafeRegex(pattern)).toBe(false);
    }
  );
});

describe('matchedAmount', () => {
  it('counts a match inside another match once', () => {
    // total -> leakClosure(5) -> Put(3) -> leakClosure(2); total -> Put(4)
    const shape: TreeShape = {
      ...{ length: 5, unit: 'bytes', frames },
      frame: Int32Array.of(-1, 0, 1, 0, 1),
      parent: Int32Array.of(-1, 0, 1, 2, 0),
      level: Int32Array.of(0, 1, 2, 3, 1),
      end: Int32Array.of(5, 4, 4, 4, 5),
    };
    expect(matchedAmount(shape, Uint8Array.of(1, 0, 0, 0), Float64Array.of(9, 5, 3, 2, 4))).toBe(5);
    expect(matchedAmount(shape, Uint8Array.of(0, 1, 0, 0), Float64Array.of(9, 5, 3, 2, 4))).toBe(7);
  });
});
