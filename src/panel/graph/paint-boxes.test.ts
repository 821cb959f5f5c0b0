// SPDX-License-Identifier: Apache-2.0
// Painting, checked on a recording of the calls: what is drawn, where and in which colour.
import { createTheme } from '@grafana/data';
import { buildDeltaTree, type WeightedStacks } from '#pkg/calltree';
import { BOX_KINDS, flameSides, layoutFlame, type WidthMode } from '#pkg/flame';
import { stacksFromText } from '#pkg/testkit';
import { fadedLookOf, keptLookOf, lookOf } from './box-look';
import { growthPalette } from './growth-palette';
import { STRENGTH_COUNT } from './node-signal';
import { paintBoxes } from './paint-boxes';
import type { Scene } from './scene';
import { type Call, recordingContext } from '../testing/recording-context';

const palette = growthPalette(createTheme({ colors: { mode: 'dark' } }));
const STRONGEST = palette.growth[STRENGTH_COUNT - 1];
const ROW = 20;
const before = stacksFromText('main;keep 100\nmain;old 100');
const after = stacksFromText('main;keep 400\nmain;fresh 100');
const nothing = stacksFromText('');

interface Painted {
  readonly before?: WeightedStacks;
  readonly after?: WeightedStacks;
  readonly mode?: WidthMode;
}

function sceneOf(painted: Painted = {}, changes: Partial<Scene> = {}): Scene {
  const tree = buildDeltaTree(painted.before ?? before, painted.after ?? after);
  const viewport = { widthCssPx: 400, zoomNode: 0, minWidthCssPx: 2, firstRow: -10, rowCount: 20 };
  const boxes = layoutFlame(flameSides(tree, painted.mode ?? 'growth'), viewport);
  return {
    ...{ boxes, palette, widthCssPx: 400, heightCssPx: 200, devicePixelRatio: 2, rowHeightCssPx: ROW },
    ...{ font: '11px mono', charWidthCssPx: 7, zeroLineTopCssPx: 100, partsOf: undefined, phase: undefined },
    topOf: (side, row) => (side === 0 ? 103 + row * ROW : 80 - row * ROW),
    lookOf: (box) =>
      lookOf(palette, {
        kind: BOX_KINDS[boxes.kind[box]],
        side: boxes.side[box] === 0 ? 0 : 1,
        signal: STRENGTH_COUNT - 1,
      }),
    labelsOf: (box) => [`box${box} +1 MiB`, `box${box}`],
    courseOf: () => [],
    isHinge: () => false,
    ...changes,
  };
}

function paint(scene: Scene): Call[] {
  const { context, calls } = recordingContext();
  paintBoxes(context, scene);
  return calls;
}

const textsOf = (calls: Call[]) => calls.filter(([name]) => name === 'fillText').map(([, , text]) => text);
const strokesOf = (calls: Call[]) => calls.filter(([name]) => name === 'stroke').map(([, color]) => color);

describe('paintBoxes', () => {
  it('paints growth solid below the line, what is gone hollow above it, and the line between', () => {
    const calls = paint(sceneOf());
    expect(calls[0]).toEqual(['setTransform', 2, 0, 0, 2, 0, 0]);
    expect(calls).toContainEqual(['fillRect', STRONGEST.fill, 0, 103, 399, ROW - 1]);
    expect(calls).toContainEqual(['fillRect', STRONGEST.fill, 0, 143, 299, ROW - 1]);
    expect(calls).toContainEqual(['strokeRect', palette.gone.stroke, 0.5, 40.5, 98, ROW - 2]);
    expect(calls).toContainEqual(['fillRect', palette.zeroLine, 0, 101, 400, 1]);
    expect(strokesOf(calls)).toEqual([]);
  });

  it('notches the left edge of what is new and the right edge of what shrank, and nothing else', () => {
    const corners = (painted: Painted) =>
      paint(sceneOf(painted)).flatMap((call, at, calls) => (call[0] === 'closePath' ? [calls[at - 3].slice(1)] : []));
    // `fresh` begins at 300; above the line the root and `main` shrank by what `old` held.
    const newAndShrunk = [
      [300, 143],
      [99, 80],
      [99, 60],
    ];
    expect(corners({})).toEqual(newAndShrunk);
    const shrunk = { before: stacksFromText('main;keep 100'), after: stacksFromText('main;keep 40') };
    expect(corners(shrunk).map(([x]) => x)).toEqual([399, 399, 399]);
  });

  it('strokes stripes on a jump and dots on noise, without clipping, inside the box', () => {
    for (const signal of ['jump', 'noise'] as const) {
      const look = lookOf(palette, { kind: 'grown', side: 0, signal });
      const scene = sceneOf({ before: nothing, after: stacksFromText('a 10') }, { lookOf: () => look });
      const calls = paint({ ...scene, zeroLineTopCssPx: undefined });
      expect(strokesOf(calls)).toEqual([look.mark?.color, look.mark?.color]);
      const points = calls.filter(([name]) => name === 'moveTo' || name === 'lineTo');
      expect(points.length).toBeGreaterThan(50);
      expect(points.every(([, x]) => Number(x) >= 0 && Number(x) <= 399)).toBe(true);
      expect(points.every(([, , y]) => Number(y) >= 103 && Number(y) <= 142)).toBe(true);
    }
  });

  it('paints what is too narrow as a box of its own colour, at least a hairline wide', () => {
    const calls = paint(sceneOf({ before: nothing, after: stacksFromText('a 100000\nb 1\nc 1') }));
    // Too narrow for lines it has their colour, which is the stronger one.
    expect(calls).toContainEqual([
      'fillRect',
      palette.more[0].mark?.color,
      expect.closeTo(399.99, 2),
      123,
      0.5,
      ROW - 1,
    ]);
    expect(strokesOf(calls)).toEqual([]);
  });

  it('paints stable frames flat, but full in rows too low for that', () => {
    const same = { before: stacksFromText('a 5'), after: stacksFromText('a 5'), mode: 'after' } as const;
    expect(paint(sceneOf(same))).toContainEqual(['fillRect', palette.stable.fill, 0, 105, 399, ROW - 5]);
    const low = paint(sceneOf(same, { rowHeightCssPx: 14 }));
    expect(low).toContainEqual(['fillRect', palette.stable.fill, 0, 103, 399, 13]);
  });

  it('writes the fullest label that fits and none that would be two letters', () => {
    const texts = (charWidthCssPx: number) => textsOf(paint(sceneOf({}, { charWidthCssPx })));
    expect(texts(7)).toContain('box2 +1 MiB');
    expect(texts(20)).toContain('box3');
    expect(texts(40)).not.toContain('box3');
    expect(texts(1000)).toEqual([]);
  });

  it('lets the canvas narrow what may be wider than its columns, and writes from the left whatever the letters', () => {
    const { context, calls } = recordingContext();
    paintBoxes(context, sceneOf({}, { labelsOf: () => ['\u2068\u05d0\u05d1\u2069 +1 MiB'] }));
    expect(context.direction).toBe('ltr');
    expect(calls).toContainEqual(['fillText', STRONGEST.text, '\u2068\u05d0\u05d1\u2069 +1 MiB', 4, 113, 391]);
  });

  it('draws a course behind the label where there is room for it, and asks for no other', () => {
    const asked: number[] = [];
    const courseOf = (box: number) => {
      asked.push(box);
      return [0, 0.5, 1];
    };
    const calls = paint(sceneOf({}, { courseOf, labelsOf: () => ['x'.repeat(11)] }));
    // Boxes: root, main, keep (299), fresh (99 = no room after 11 letters), and three above of 99.
    expect(asked).toEqual([0, 1, 2]);
    const [start] = [4 + 11 * 7 + 6];
    expect(calls).toContainEqual(['moveTo', start, 118]);
    expect(calls).toContainEqual(['lineTo', start + 44, 107]);
    expect(strokesOf(calls)).toEqual([STRONGEST.text, STRONGEST.text, STRONGEST.text]);
  });

  it('underlines hinges', () => {
    const calls = paint(sceneOf({}, { isHinge: (box) => box === 2 }));
    expect(calls.filter(([name, , , , , height]) => name === 'fillRect' && height === 2)).toEqual([
      ['fillRect', STRONGEST.text, 0, 159, 299, 2],
    ]);
  });

  it('fades what a search or a filter leaves out, hollow staying hollow', () => {
    const scene = sceneOf();
    const calls = paint({
      ...scene,
      lookOf: (box) => (box === 2 ? STRONGEST : fadedLookOf(palette, BOX_KINDS[scene.boxes.kind[box]])),
    });
    const fills = calls.filter(([name, , , y]) => name === 'fillRect' && Number(y) >= 103).map(([, fill]) => fill);
    expect(new Set(fills)).toEqual(new Set([palette.faded.fill, STRONGEST.fill]));
    expect(calls).toContainEqual(['strokeRect', palette.fadedHollow.stroke, 0.5, 40.5, 98, ROW - 2]);
  });

  it('outlines every box where the palette asks for it', () => {
    const strong = growthPalette(createTheme(), 'dark');
    const calls = paint(sceneOf({}, { palette: strong }));
    const outlines = calls.filter(([name, color]) => name === 'strokeRect' && color === strong.outline);
    expect(outlines.length).toBe(sceneOf().boxes.length);
  });
});

describe('a union', () => {
  const grown = { before: stacksFromText('a 25'), after: stacksFromText('a 100'), mode: 'union' } as const;
  const partsOf = () => ({ before: 0.25, after: 1 });
  const rectanglesAt = (calls: Call[], top: number) =>
    calls.filter(([name, , , y]) => name === 'fillRect' && y === top).map((call) => call.slice(1));

  it('has a tick where before ends, and none at the very edges', () => {
    expect(rectanglesAt(paint(sceneOf(grown, { partsOf })), 123)).toEqual([
      [STRONGEST.fill, 0, 123, 399, ROW - 1],
      [STRONGEST.text, 100, 123, 1, 4],
    ]);
    for (const share of [0, 1]) {
      const calls = paint(sceneOf(grown, { partsOf: () => ({ before: share, after: 1 }) }));
      expect(rectanglesAt(calls, 123).length).toBe(1);
    }
  });

  it('shows before, then after, at the same place', () => {
    const { rest, both, grown: grownFill } = palette.blink;
    const tick = [rest.text, 100, 123, 1, 4];
    expect(rectanglesAt(paint(sceneOf(grown, { partsOf, phase: 'before' })), 123)).toEqual([
      [rest.fill, 0, 123, 399, ROW - 1],
      [both, 0, 123, 99.75, ROW - 1],
      tick,
    ]);
    expect(rectanglesAt(paint(sceneOf(grown, { partsOf, phase: 'after' })), 123)).toEqual([
      [rest.fill, 0, 123, 399, ROW - 1],
      [both, 0, 123, 99.75, ROW - 1],
      [grownFill, 99.75, 123, 299.25, ROW - 1],
      tick,
    ]);
  });
});

describe('looks', () => {
  it('never give growth another hue than that of growth, whatever the evidence', () => {
    const looks = (['noise', 'jump', 0, 1, 2, 3, 4, 5] as const).map((signal) =>
      lookOf(palette, { kind: 'new', side: 0, signal })
    );
    expect(looks).toEqual([palette.noise[0], palette.jump, ...palette.growth]);
  });

  it('keep the neutral grey for what is stable, and differ by shape', () => {
    const states = [
      ...(['stable', 'gone', 'more'] as const).map((kind) => lookOf(palette, { kind, side: 0, signal: 3 })),
      ...(['noise', 'jump', 3] as const).map((signal) => lookOf(palette, { kind: 'grown', side: 0, signal })),
    ];
    const shapes = states.map(({ stroke, isFlat, mark }) => `${stroke !== undefined} ${isFlat} ${mark?.kind}`);
    expect(new Set(shapes).size).toBe(states.length);
    expect(states[0]).toBe(palette.stable);
  });

  it('light what was kept and darken what was freed, and tell the unknown from both', () => {
    expect([0, 0.5, 1].map((kept) => palette.kept.indexOf(keptLookOf(palette, 'grown', kept)))).toEqual([0, 3, 5]);
    expect(keptLookOf(palette, 'new', Number.NaN)).toBe(palette.keptUnknown);
    expect(keptLookOf(palette, 'gone', 1)).toBe(palette.gone);
  });
});
