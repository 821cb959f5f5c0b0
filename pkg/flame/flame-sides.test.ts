// SPDX-License-Identifier: Apache-2.0
import { buildDeltaTree } from '#pkg/calltree';
import { stacksFromText as stacksOfText } from '#pkg/testkit';
import { BOX_KINDS, flameSides, layoutFlame, narrowChildrenOf, type WidthMode } from './index';

const stacksFromText = (...lines: string[]) => stacksOfText(lines.join('\n'));

// The case that a flame graph of before + after cannot tell apart: 25 -> 25 and 0 -> 50; beside it one of each other kind.
const delta = buildDeltaTree(
  stacksFromText('main;still 25', 'main;grows 10', 'main;shrinks 40', 'main;gone 30'),
  stacksFromText('main;still 25', 'main;grows 60', 'main;shrinks 15', 'main;fresh 50')
);

function boxesIn(mode: WidthMode): Record<string, readonly [width: number, kind: string]> {
  const viewport = { widthCssPx: 1000, zoomNode: 0, minWidthCssPx: 0, firstRow: 2, rowCount: 1 };
  const boxes = layoutFlame(flameSides(delta, mode), viewport);
  const entries = Array.from(boxes.node, (node, box) => {
    const name = delta.frames.name[delta.frame[node]];
    return [name, [Math.round(boxes.widthCssPx[box]), BOX_KINDS[boxes.kind[box]]] as const] as const;
  });
  return Object.fromEntries(entries);
}

describe('width modes', () => {
  it('give growth the width of what grew, and nothing to what stood still', () => {
    expect(boxesIn('growth')).toEqual({ grows: [500, 'grown'], fresh: [500, 'new'] });
  });

  it('give the later snapshot the width of what is there after', () => {
    expect(boxesIn('after')).toEqual({
      ...{ grows: [400, 'grown'], fresh: [333, 'new'], still: [167, 'stable'], shrinks: [100, 'shrunk'] },
    });
  });

  it('give the union the larger of before and after, never their sum', () => {
    // 25 + 60 + 40 + 30 + 50 = 205
    expect(boxesIn('union')).toEqual({
      ...{ grows: [293, 'grown'], fresh: [244, 'new'], shrinks: [195, 'shrunk'], gone: [146, 'gone'] },
      still: [122, 'stable'],
    });
  });

  it('call a frame gone although fractions leave a rest', () => {
    const fractions = buildDeltaTree(stacksFromText('a;b 1', 'a;c 2'), stacksFromText('d 1'));
    const scale = (column: Float64Array) => column.map((value) => value / 10);
    const tree = {
      ...fractions,
      ...{ totalBefore: scale(fractions.totalBefore), grown: scale(fractions.grown), shrunk: scale(fractions.shrunk) },
    };
    tree.totalBefore[2] = 0.1 + 0.2;
    tree.shrunk[2] = 0.3;
    const [, shrunk] = flameSides(tree, 'growth');
    expect(shrunk.kindOf(2)).toBe('gone');
  });
});

describe('narrowChildrenOf', () => {
  it('names what a `more` box stands for, largest first', () => {
    const sides = flameSides(delta, 'union');
    const scale = { widthCssPx: 205, zoomNode: 0, minWidthCssPx: 45 };
    const names = narrowChildrenOf({ sides, side: sides[0] }, scale, 1).map(
      (node) => delta.frames.name[delta.frame[node]]
    );
    expect(names).toEqual(['shrinks', 'gone', 'still']);
  });
});
