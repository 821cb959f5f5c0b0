// SPDX-License-Identifier: Apache-2.0
// Layouts are checked against trees built here row by row, so that an error in another room cannot hide one in this.
import fc from 'fast-check';
import type { CallTree, DeltaTree } from '#pkg/calltree';
import {
  BOX_KINDS,
  type Boxes,
  flameSides,
  hitTest,
  layoutFlame,
  measureRows as measureSides,
  shareDrawnAsGrowth,
  type Viewport,
} from './index';

const layoutGrowth = (delta: DeltaTree, viewport: Viewport): Boxes =>
  layoutFlame(flameSides(delta, 'growth'), viewport);
const measureRows = (tree: DeltaTree | CallTree, viewport: Viewport) =>
  measureSides(flameSides(tree, 'growth'), viewport);

interface Row {
  level: number;
  name: string;
  before: number;
  after: number;
}

function deltaOf(rows: readonly Row[]): DeltaTree {
  const length = rows.length;
  const names = [...new Set(rows.map((row) => row.name))];
  const tree = {
    length,
    unit: 'bytes',
    frames: { length: names.length, name: names, file: names.map(() => ''), line1: new Int32Array(names.length) },
    frame: Int32Array.from(rows, (row, node) => (node === 0 ? -1 : names.indexOf(row.name))),
    level: Int32Array.from(rows, (row) => row.level),
    parent: new Int32Array(length).fill(-1),
    end: new Int32Array(length),
    selfBefore: Float64Array.from(rows, (row) => row.before),
    selfAfter: Float64Array.from(rows, (row) => row.after),
    totalBefore: new Float64Array(length),
    totalAfter: new Float64Array(length),
    grown: new Float64Array(length),
    shrunk: new Float64Array(length),
  };
  for (let node = length - 1; node >= 0; node--) {
    const change = tree.selfAfter[node] - tree.selfBefore[node];
    tree.end[node] = Math.max(tree.end[node], node + 1);
    tree.totalBefore[node] += tree.selfBefore[node];
    tree.totalAfter[node] += tree.selfAfter[node];
    tree.grown[node] += Math.max(0, change);
    tree.shrunk[node] += Math.max(0, -change);
    let parent = node - 1;
    while (parent >= 0 && tree.level[parent] >= tree.level[node]) {
      parent--;
    }
    tree.parent[node] = parent;
    if (parent >= 0) {
      tree.end[parent] = Math.max(tree.end[parent], tree.end[node]);
      for (const column of [tree.totalBefore, tree.totalAfter, tree.grown, tree.shrunk]) {
        column[parent] += column[node];
      }
    }
  }
  return tree;
}

// Whole numbers: sums are exact, so amounts can be compared with toBe.
const arbitraryDelta = fc
  .array(fc.record({ up: fc.nat(4), before: fc.nat(1000), after: fc.nat(1000) }), { maxLength: 60 })
  .map((steps) => {
    const rows: Row[] = [{ level: 0, name: 'total', before: 0, after: 0 }];
    for (const { up, before, after } of steps) {
      const level = Math.max(1, rows[rows.length - 1].level + 1 - up);
      rows.push({ level, name: `main.f${rows.length}`, before, after });
    }
    return deltaOf(rows);
  });

const everything: Viewport = { widthCssPx: 1000, zoomNode: 0, minWidthCssPx: 0, firstRow: -1000, rowCount: 2000 };

function boxesOf(boxes: Boxes) {
  return Array.from({ length: boxes.length }, (_, at) => ({
    node: boxes.node[at],
    side: boxes.side[at],
    row: boxes.row[at],
    x: boxes.xCssPx[at],
    width: boxes.widthCssPx[at],
    kind: BOX_KINDS[boxes.kind[at]],
    amount: boxes.amount[at],
    merged: boxes.merged[at],
  }));
}

const leak = deltaOf([
  { level: 0, name: 'total', before: 0, after: 0 },
  { level: 1, name: 'main.main', before: 0, after: 0 },
  { level: 2, name: 'main.leak', before: 100, after: 700 },
  { level: 2, name: 'main.cache', before: 200, after: 0 },
  { level: 2, name: 'main.fresh', before: 0, after: 200 },
  { level: 1, name: 'runtime.idle', before: 50, after: 50 },
]);

describe('layoutFlame of growth', () => {
  it('draws growth down and shrinkage up on one scale, and leaves out what did not change', () => {
    const boxes = boxesOf(layoutGrowth(leak, { ...everything, widthCssPx: 800 }));
    expect(boxes.map(({ node, side, row, x, width, kind }) => [node, side, row, x, width, kind])).toEqual([
      [0, 0, 0, 0, 800, 'grown'],
      [1, 0, 1, 0, 800, 'grown'],
      [2, 0, 2, 0, 600, 'grown'],
      [4, 0, 2, 600, 200, 'new'],
      [0, 1, 0, 0, 200, 'shrunk'],
      [1, 1, 1, 0, 200, 'shrunk'],
      [3, 1, 2, 0, 200, 'gone'],
    ]);
  });

  it('shows gain and loss inside one parent side by side instead of their sum', () => {
    const swap = deltaOf([
      { level: 0, name: 'total', before: 0, after: 0 },
      { level: 1, name: 'a', before: 150, after: 0 },
      { level: 1, name: 'b', before: 0, after: 150 },
    ]);
    const boxes = boxesOf(layoutGrowth(swap, everything));
    expect(boxes.map((box) => [box.node, box.side, box.width])).toEqual([
      [0, 0, 1000],
      [2, 0, 1000],
      [0, 1, 1000],
      [1, 1, 1000],
    ]);
  });

  it('collects narrow siblings in one last box with their sum and number', () => {
    const rows = [
      { level: 0, name: 'total', before: 0, after: 0 },
      ...[2, 900, 3].map((after) => ({ level: 1, name: `f${after}`, before: 0, after })),
    ];
    const boxes = boxesOf(layoutGrowth(deltaOf(rows), { ...everything, widthCssPx: 905, minWidthCssPx: 4 }));
    expect(boxes.slice(1)).toEqual([
      expect.objectContaining({ node: 2, x: 0, width: 900, kind: 'new', merged: 1 }),
      expect.objectContaining({ node: 0, row: 1, x: 900, width: 5, kind: 'more', amount: 5, merged: 2 }),
    ]);
  });

  it('draws nothing where nothing changed', () => {
    expect(layoutGrowth(deltaOf([{ level: 0, name: 'total', before: 5, after: 5 }]), everything).length).toBe(0);
  });

  it('never overlaps boxes, keeps children inside their parent and loses no amount', () => {
    fc.assert(
      fc.property(arbitraryDelta, fc.double({ min: 0, max: 200, noNaN: true }), (delta, minWidthCssPx) => {
        const boxes = boxesOf(layoutGrowth(delta, { ...everything, minWidthCssPx }));
        for (const side of [0, 1]) {
          const amount = side === 0 ? delta.grown : delta.shrunk;
          const ofSide = boxes.filter((box) => box.side === side);
          const drawn = new Map(ofSide.filter((box) => box.kind !== 'more').map((box) => [box.node, box]));
          expect(drawn.get(0)?.amount ?? 0).toBe(amount[0]);
          for (const parent of drawn.values()) {
            const children = ofSide.filter(
              (box) => box !== parent && (box.kind === 'more' ? box.node : delta.parent[box.node]) === parent.node
            );
            const change = delta.selfAfter[parent.node] - delta.selfBefore[parent.node];
            const own = Math.max(0, side === 0 ? change : -change);
            expect(children.reduce((sum, box) => sum + box.amount, own)).toBe(parent.amount);
            let right = parent.x;
            for (const child of children) {
              expect(child.row).toBe(parent.row + 1);
              expect(child.x).toBeGreaterThanOrEqual(right - 1e-9);
              right = child.x + child.width;
            }
            expect(right).toBeLessThanOrEqual(parent.x + parent.width + 1e-9);
          }
          for (const [at, box] of ofSide.entries()) {
            const before = ofSide[at - 1];
            expect(before === undefined || before.row < box.row || before.x + before.width <= box.x + 1e-9).toBe(true);
          }
        }
        expect(shareDrawnAsGrowth(delta, layoutGrowth(delta, { ...everything, minWidthCssPx }))).toBeCloseTo(1, 12);
      })
    );
  });

  it('keeps one width per amount on both sides', () => {
    fc.assert(
      fc.property(arbitraryDelta, (delta) => {
        const pxPerUnit = 1000 / Math.max(delta.grown[0], delta.shrunk[0], 1);
        for (const box of boxesOf(layoutGrowth(delta, everything))) {
          expect(box.width).toBeCloseTo(box.amount * pxPerUnit, 6);
        }
      })
    );
  });

  it('swaps its sides when before and after are swapped', () => {
    fc.assert(
      fc.property(arbitraryDelta, (delta) => {
        const swapped: DeltaTree = {
          ...delta,
          ...{
            selfBefore: delta.selfAfter,
            selfAfter: delta.selfBefore,
            totalBefore: delta.totalAfter,
            totalAfter: delta.totalBefore,
          },
          ...{ grown: delta.shrunk, shrunk: delta.grown },
        };
        const flip = (side: number) =>
          boxesOf(layoutGrowth(side === 0 ? delta : swapped, everything)).map(({ kind: _, ...box }) => ({
            ...box,
            side: box.side ^ side,
          }));
        const order = (a: { side: number }, b: { side: number }) => a.side - b.side;
        expect(flip(1).sort(order)).toEqual(flip(0).sort(order));
      })
    );
  });

  it('zooms by a scale and a shift: every box of the subtree comes out larger by the same factor', () => {
    fc.assert(
      fc.property(arbitraryDelta, fc.nat(), (delta, pick) => {
        const zoomNode = pick % delta.length;
        const whole = boxesOf(layoutGrowth(delta, everything));
        const zoomed = boxesOf(layoutGrowth(delta, { ...everything, zoomNode }));
        const isBelow = (node: number) => node >= zoomNode && node < delta.end[zoomNode];
        const scale =
          Math.max(delta.grown[0], delta.shrunk[0]) / Math.max(delta.grown[zoomNode], delta.shrunk[zoomNode]);
        for (const side of [0, 1]) {
          const small = whole.filter((box) => box.side === side && isBelow(box.node));
          const large = zoomed.filter((box) => box.side === side && isBelow(box.node));
          expect(large.map((box) => box.node)).toEqual(small.map((box) => box.node));
          large.forEach((box, at) => {
            expect(box.width).toBeCloseTo(small[at].width * scale, 5);
            expect(box.x).toBeCloseTo((small[at].x - small[0].x) * scale, 5);
          });
        }
        expect(boxesOf(layoutGrowth(delta, everything))).toEqual(whole);
      })
    );
  });

  it('draws the ancestors of a zoomed node at full width, on the sides where the node has something', () => {
    const boxes = boxesOf(layoutGrowth(leak, { ...everything, zoomNode: 4 }));
    expect(boxes.map((box) => [box.node, box.side, box.width])).toEqual([
      [0, 0, 1000],
      [1, 0, 1000],
      [4, 0, 1000],
    ]);
  });

  it('lays out the visible lines only, and exactly as they are in the whole', () => {
    fc.assert(
      fc.property(arbitraryDelta, fc.integer({ min: -6, max: 6 }), fc.nat(8), (delta, firstRow, rowCount) => {
        const lineOf = (box: { side: number; row: number }) => (box.side === 0 ? box.row : -1 - box.row);
        const view = { ...everything, minWidthCssPx: 20 };
        const expected = boxesOf(layoutGrowth(delta, view)).filter(
          (box) => lineOf(box) >= firstRow && lineOf(box) < firstRow + rowCount
        );
        expect(boxesOf(layoutGrowth(delta, { ...view, firstRow, rowCount }))).toEqual(expected);
      })
    );
  });

  it('survives a stack a hundred thousand frames deep', () => {
    const length = 100_000;
    const delta = deltaOf([{ level: 0, name: 'total', before: 0, after: 1 }]);
    const fill = (value: number) => new Float64Array(length).fill(value);
    const deep: DeltaTree = {
      ...delta,
      length,
      frame: new Int32Array(length),
      level: Int32Array.from({ length }, (_, at) => at),
      parent: Int32Array.from({ length }, (_, at) => at - 1),
      end: new Int32Array(length).fill(length),
      ...{
        selfBefore: fill(0),
        selfAfter: fill(0),
        totalBefore: fill(0),
        totalAfter: fill(1),
        grown: fill(1),
        shrunk: fill(0),
      },
    };
    expect(measureRows(deep, everything)).toEqual({ below: length, above: 0 });
    expect(layoutGrowth(deep, { ...everything, zoomNode: length - 1, firstRow: length - 3, rowCount: 10 }).length).toBe(
      3
    );
  });
});

describe('layoutFlame of one snapshot', () => {
  const { length, frames, frame, parent, level, end, unit } = leak;
  const tree: CallTree = {
    length,
    frames,
    frame,
    parent,
    level,
    end,
    unit,
    self: leak.selfAfter,
    total: leak.totalAfter,
  };

  it('gives one snapshot stable boxes as wide as their totals', () => {
    const boxes = boxesOf(layoutFlame(flameSides(tree, 'growth'), { ...everything, widthCssPx: 950 }));
    expect(boxes.map((box) => [box.node, box.row, box.width, box.kind])).toEqual([
      [0, 0, 950, 'stable'],
      [1, 1, 900, 'stable'],
      [5, 1, 50, 'stable'],
      [2, 2, 700, 'stable'],
      [4, 2, 200, 'stable'],
    ]);
    expect(measureRows(tree, everything)).toEqual({ below: 3, above: 0 });
  });
});

describe('measureRows', () => {
  it('counts the rows that a full layout fills', () => {
    fc.assert(
      fc.property(arbitraryDelta, fc.nat(100), (delta, minWidthCssPx) => {
        const view = { ...everything, minWidthCssPx };
        const boxes = boxesOf(layoutGrowth(delta, view));
        const rows = (side: number) =>
          boxes.reduce((most, box) => (box.side === side ? Math.max(most, box.row + 1) : most), 0);
        expect(measureRows(delta, view)).toEqual({ below: rows(0), above: rows(1) });
      })
    );
  });
});

describe('hitTest', () => {
  it('finds the box under any point, and no other', () => {
    fc.assert(
      fc.property(arbitraryDelta, fc.nat(1000), fc.nat(4), fc.nat(1), (delta, xCssPx, row, side) => {
        const boxes = layoutGrowth(delta, { ...everything, minWidthCssPx: 5 });
        const scan = boxesOf(boxes).findIndex(
          (box) => box.side === side && box.row === row && xCssPx >= box.x && xCssPx < box.x + box.width
        );
        expect(hitTest(boxes, { xCssPx, row, side })).toBe(scan);
      })
    );
  });
});

describe('shareDrawnAsGrowth', () => {
  it('falls below 1 when boxes are missing', () => {
    expect(shareDrawnAsGrowth(leak, layoutGrowth(leak, { ...everything, rowCount: 1002 }))).toBeLessThan(1);
    expect(shareDrawnAsGrowth(leak, layoutGrowth(leak, everything))).toBe(1);
  });
});
