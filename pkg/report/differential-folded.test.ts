// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { buildCallTree, buildDeltaTree, type SnapshotTree } from '#pkg/calltree';
import { stacksFromText } from '#pkg/testkit';
import { differentialFolded } from './index';
import { HOSTILE_NAMES, hostileTree } from './testing/hostile-tree';

const diff = (before: string, after: string): string[] =>
  differentialFolded(buildDeltaTree(stacksFromText(before), stacksFromText(after)))
    .split('\n')
    .slice(0, -1)
    .sort();

/** As flamegraph.pl takes a line apart (the loop over @Data): first the last number, then one before it where there is one. */
function readAsFlamegraph(line: string): { stack: string; amounts: number[] } {
  const number = /^(.*)\s+?(\d+(?:\.\d*)?)$/;
  let [, stack = '', amount = ''] = number.exec(line) ?? [];
  const amounts = [Number(amount)];
  const second = number.exec(stack);
  if (second !== null) {
    [, stack = '', amount = ''] = second;
    amounts.unshift(Number(amount));
  }
  return { stack, amounts };
}

describe('differentialFolded', () => {
  it('writes a stack with what it had before and has after, as difffolded.pl does', () => {
    expect(diff('main;a 3\nmain;b 4', 'main;a 5\nmain 2\nmain;c;d 1')).toEqual([
      'main 0 2',
      'main;a 3 5',
      'main;b 4 0',
      'main;c;d 0 1',
    ]);
  });

  it('writes one number of one snapshot', () => {
    expect(differentialFolded(buildCallTree(stacksFromText('main;a 3\nmain 2')))).toBe('main 2\nmain;a 3\n');
  });

  it('writes nothing of nothing', () => {
    expect(differentialFolded(buildCallTree(stacksFromText('')))).toBe('');
  });

  it('gives back the stacks that went in', () => {
    const lines = fc.uniqueArray(fc.array(fc.constantFrom('a', 'b b', 'c'), { minLength: 1, maxLength: 4 }), {
      maxLength: 9,
      selector: (stack) => stack.join(';'),
    });
    fc.assert(
      fc.property(lines, (stacks) => {
        const text = stacks.map((stack, index) => `${stack.join(';')} ${index + 1}`);
        const written = differentialFolded(buildCallTree(stacksFromText(text.join('\n'))));
        expect(written.split('\n').slice(0, -1).sort()).toEqual([...text].sort());
      })
    );
  });

  it('holds its format whatever the names are', () => {
    const read = differentialFolded(hostileTree()).split('\n').slice(0, -1).map(readAsFlamegraph);
    expect(read.map(({ amounts }) => amounts)).toEqual([
      ...HOSTILE_NAMES.map(() => [0, 7]),
      ...HOSTILE_NAMES.map(() => [2, 5]),
    ]);
    expect(read.slice(0, HOSTILE_NAMES.length).every(({ stack }) => /^main\.main;[^;]+$/.test(stack))).toBe(true);
    expect(read[4]?.stack).toBe('main.main;a:b_12');
    expect(read[3]?.stack).toBe('main.main;two lines and three');
    expect(read[7]?.stack).toBe('main.main;[unknown]');
  });

  it('does not let a number in a name pass for an amount of one snapshot', () => {
    const tree: SnapshotTree = { ...buildCallTree(stacksFromText('f 3')) };
    const named = (name: string): string => differentialFolded({ ...tree, frames: { ...tree.frames, name: [name] } });
    expect(readAsFlamegraph(named('f 12').trimEnd())).toEqual({ stack: 'f_12', amounts: [3] });
    expect(named('f 12 g')).toBe('f 12 g 3\n');
  });

  it('says where a stack is missing, and writes numbers without exponents', () => {
    const written = differentialFolded(buildCallTree(stacksFromText('3\nb 2.5')));
    expect(written.split('\n').sort()).toEqual(['', '[unknown] 3', 'b 2.500']);
    const huge = { ...buildCallTree(stacksFromText('a 1')), total: Float64Array.of(2 ** 70, 2 ** 70) };
    expect(differentialFolded(huge)).toBe('a 1180591620717411303424\n');
  });

  it('refuses what is no amount', () => {
    const tree = { ...buildCallTree(stacksFromText('f 3')), total: Float64Array.of(Infinity, Infinity) };
    expect(() => differentialFolded(tree)).toThrow(expect.objectContaining({ code: 'number-out-of-range' }));
  });

  it('goes down a million levels', () => {
    const levels = 1_000_000;
    const deep: SnapshotTree = {
      length: levels,
      frames: { length: 1, name: ['f'], file: [''], line1: new Int32Array(1) },
      frame: new Int32Array(levels),
      end: new Int32Array(levels).fill(levels),
      unit: 'bytes',
      total: new Float64Array(levels).fill(9),
    };
    expect(differentialFolded(deep).length).toBe(2 * (levels - 1) + 2);
    const everywhere = Float64Array.from(deep.frame, (_, node) => levels - node);
    expect(() => differentialFolded({ ...deep, total: everywhere })).toThrow(
      expect.objectContaining({ code: 'too-large' })
    );
  });
});
