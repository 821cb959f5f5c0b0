// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { FrameTable } from '#pkg/calltree';
import { findMatches } from './index';

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
    ['/MALLOC|FREE/', [0, 0, 1, 1]],
    ['/(?-i)STORE|leakC/', [1, 0, 0, 0]],
    ['/\\Qmain.(*Store)\\E/', [0, 1, 0, 0]],
    ['', [0, 0, 0, 0]],
    ['/', [0, 0, 0, 0]],
  ])('answers %p with %p', (query, expected) => {
    const result = findMatches(frames, query);
    expect(result.ok && Array.from(result.matches)).toEqual(expected);
  });

  it.each([
    ['/(/', 'invalid-regex'],
    ['/(a)\\1/', 'invalid-regex'],
    ['/a(?=b)/', 'invalid-regex'],
    ['x'.repeat(201), 'too-long'],
  ])('says why %p cannot be used', (query, reason) => {
    expect(findMatches(frames, query)).toMatchObject({ ok: false, reason });
  });

  it('quotes the expression as it was typed', () => {
    expect(findMatches(frames, '/main(/')).toMatchObject({ message: expect.stringContaining('`main(`') });
  });

  it.each(['(a+)+$', '(a|aa)+$', '.*.*.*.*x', '(a?){100}b'])(
    'ends with %p, on which an engine that backtracks hangs',
    (pattern) => {
      const hostile = framesOf(`${'a'.repeat(499)}!`);
      expect(findMatches(hostile, `/${pattern}/`)).toMatchObject({ ok: true, count: 0 });
    }
  );

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
