// SPDX-License-Identifier: Apache-2.0
import { BOX_KINDS, flameSides, layoutFlame, type WidthMode } from '#pkg/flame';
import { growthPicture, type PictureRow } from '../testing/growth-picture';
import { drawingOf, nameOf } from './drawing';
import { rankBoxes } from './rank-boxes';

const MIB = 1_048_576;
const row = (level: number, label: string, [before, after, standardError = 0]: readonly number[]): PictureRow => ({
  ...{ level, label, before: before * MIB, after: after * MIB, standardError: standardError * MIB },
});

/** "side/row name #rank" of every box that is marked. */
function marksOf(rows: readonly PictureRow[], mode: WidthMode = 'growth'): string[] {
  const drawing = drawingOf(growthPicture(rows), mode);
  const viewport = { widthCssPx: 800, zoomNode: 0, minWidthCssPx: 2, firstRow: -9, rowCount: 20 };
  const boxes = layoutFlame(flameSides(drawing.picture.tree, mode), viewport);
  expect([...boxes.kind].map((kind) => BOX_KINDS[kind])).not.toContain('more');
  const name = (box: number) => nameOf(drawing.picture, boxes.node[box]);
  return [...rankBoxes(drawing, boxes)].flatMap((rank, box) =>
    rank > 0 ? [`${boxes.side[box]}/${boxes.row[box]} ${name(box)} #${rank}`] : []
  );
}

describe('rankBoxes', () => {
  it('marks the same function wherever it grew, and nowhere on the side of what shrank', () => {
    const rows = [
      row(0, 'total', [200, 300]),
      ...[row(1, 'main.a', [0, 100]), row(2, 'main.put', [0, 100])],
      ...[row(1, 'main.b', [0, 60]), row(2, 'main.put', [0, 60])],
      ...[row(1, 'main.c', [200, 140]), row(2, 'main.put', [200, 140])],
    ];
    expect(marksOf(rows)).toEqual(['0/2 main.put #1', '0/2 main.put #1']);
    expect(marksOf(rows, 'union')).toEqual(['0/2 main.put #1', '0/2 main.put #1']);
  });

  it('marks the first call of a recursion only, through other functions too', () => {
    const names = ['main.walk', 'main.visit', 'main.walk', 'main.visit'];
    const rows = [row(0, 'total', [0, 100]), ...names.map((label, at) => row(at + 1, label, [0, 100]))];
    expect(marksOf(rows)).toEqual(['0/2 main.visit #1']);
  });

  it('marks no function of a library below another hinge, though it is one where nobody calls it', () => {
    const rows = [
      row(0, 'total', [0, 100]),
      ...[row(1, 'main.put', [0, 40]), row(2, 'bytes.growSlice', [0, 40])],
      row(1, 'bytes.growSlice', [0, 60]),
    ];
    expect(marksOf(rows)).toEqual(['0/1 bytes.growSlice #1', '0/1 main.put #2']);
  });

  it('marks no call that sampling alone could explain', () => {
    const rows = [
      row(0, 'total', [0, 103]),
      ...[row(1, 'main.a', [0, 100]), row(2, 'main.put', [0, 100, 1])],
      ...[row(1, 'main.b', [0, 3]), row(2, 'main.put', [0, 3, 2])],
    ];
    expect(marksOf(rows)).toEqual(['0/2 main.put #1']);
    const exact = rows.map((one) => ({ ...one, standardError: 0 }));
    expect(marksOf(exact)).toHaveLength(2);
  });
});
