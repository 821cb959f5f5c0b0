// SPDX-License-Identifier: Apache-2.0
// Trees whose names are what an attacker, or a compiler on a bad day, would choose.
import type { GrowthTree } from '#pkg/calltree';

export const HOSTILE_NAMES: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "it's $(touch pwned) `touch pwned`",
  'two\nlines\r\nand\u2028three',
  'a;b 12',
  ' | `` | ``` \\| \\\\| ',
  '@everyone see https://evil.example www.evil.example #1',
  '',
  '🦉 owl',
  '\u202egnp.exe\u202c',
  'ملف.نص',
  'half \ud800 pair',
  '\u0000\u001b[2J\u0007\ufffe\uffff',
  ']]> &amp; --> <!--',
  'main.(*T).x[go.shape.int]',
  '-rf',
  'x'.repeat(10_000),
];

/** Each name twice: under the root with 2 before and 5 after, and below "main.main" with 7 new. */
export function hostileTree(): GrowthTree {
  const names = ['main.main', ...HOSTILE_NAMES];
  const count = HOSTILE_NAMES.length;
  const own = HOSTILE_NAMES.map((_, index) => index + 1);
  const length = 2 + 2 * count;
  return {
    length,
    frames: { length: names.length, name: names, file: names.map((name) => name), line1: new Int32Array(names.length) },
    frame: Int32Array.from([-1, 0, ...own, ...own]),
    end: Int32Array.from({ length }, (_, node) => (node === 0 ? length : node === 1 ? 2 + count : node + 1)),
    unit: 'bytes',
    totalBefore: Float64Array.from([2 * count, 0, ...own.map(() => 0), ...own.map(() => 2)]),
    grown: Float64Array.from([10 * count, 7 * count, ...own.map(() => 7), ...own.map(() => 3)]),
    shrunk: new Float64Array(length),
  };
}
