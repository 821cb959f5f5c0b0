// SPDX-License-Identifier: Apache-2.0
// Painting, checked on a recording of the calls: what is drawn, where and in which colour.
import { createTheme } from '@grafana/data';
import { buildDeltaTree, type WeightedStacks } from '#pkg/calltree';
import { flameSides, layoutFlame } from '#pkg/flame';
import { stacksFromText } from '#pkg/testkit';
import { growthPalette, strengthIndex } from './growth-palette';
import { type CanvasLike, paintBoxes, type Scene } from './paint-boxes';

type Call = readonly [name: string, ...args: unknown[]];

/** A context that notes calls, with the colour in force at each. */
function recordingContext(): { context: CanvasLike; calls: Call[] } {
  const calls: Call[] = [];
  const state = { fillStyle: '', strokeStyle: '', font: '', lineWidth: 1, textBaseline: 'alphabetic' as const };
  const note =
    (name: string, style?: 'fillStyle' | 'strokeStyle') =>
    (...args: unknown[]) =>
      void calls.push(style === undefined ? [name, ...args] : [name, state[style], ...args]);
  const context: CanvasLike = Object.assign(state, {
    ...{
      beginPath: note('beginPath'),
      clip: note('clip'),
      closePath: note('closePath'),
      rect: note('rect'),
      save: note('save'),
    },
    ...{ lineTo: note('lineTo'), moveTo: note('moveTo'), restore: note('restore'), setTransform: note('setTransform') },
    ...{
      fill: note('fill', 'fillStyle'),
      fillRect: note('fillRect', 'fillStyle'),
      fillText: note('fillText', 'fillStyle'),
    },
    ...{ stroke: note('stroke', 'strokeStyle'), strokeRect: note('strokeRect', 'strokeStyle') },
  });
  return { context, calls };
}

const palette = growthPalette(createTheme({ colors: { mode: 'dark' } }));
const ROW = 20;

function sceneOf(before: WeightedStacks, after: WeightedStacks, changes: Partial<Scene> = {}): Scene {
  const tree = buildDeltaTree(before, after);
  const boxes = layoutFlame(flameSides(tree, 'growth'), {
    widthCssPx: 400,
    zoomNode: 0,
    minWidthCssPx: 2,
    firstRow: -10,
    rowCount: 20,
  });
  return {
    ...{
      boxes,
      palette,
      widthCssPx: 400,
      heightCssPx: 200,
      devicePixelRatio: 2,
      rowHeightCssPx: ROW,
      font: '11px mono',
    },
    charWidthCssPx: 7,
    topOf: (side, row) => (side === 0 ? 103 + row * ROW : 80 - row * ROW),
    zeroLineTopCssPx: 100,
    labelsOf: (box) => [`box${box} +1 MiB`, `box${box}`],
    strengthOf: () => strengthIndex(1),
    isLit: () => true,
    ...changes,
  };
}

function paint(scene: Scene): Call[] {
  const { context, calls } = recordingContext();
  paintBoxes(context, scene);
  return calls;
}

describe('paintBoxes', () => {
  const before = stacksFromText('main;keep 100\nmain;old 100');
  const after = stacksFromText('main;keep 400\nmain;fresh 100');

  it('paints growth solid below the line, what is gone hollow above it, and the line between', () => {
    const calls = paint(sceneOf(before, after));
    const strongest = palette.growthFills[palette.growthFills.length - 1];
    expect(calls[0]).toEqual(['setTransform', 2, 0, 0, 2, 0, 0]);
    expect(calls).toContainEqual(['fillRect', strongest, 0, 103, 399, ROW - 1]);
    expect(calls).toContainEqual(['fillRect', strongest, 0, 143, 299, ROW - 1]);
    expect(calls).toContainEqual(['strokeRect', palette.goneStroke, 0.5, 40.5, 98, ROW - 2]);
    expect(calls).toContainEqual(['fillRect', palette.zeroLine, 0, 101, 400, 1]);
  });

  it('never paints growth in another hue, whatever the evidence', () => {
    for (const evidence of [Number.NaN, 0, 0.3, 1, 7, -1]) {
      const fills = paint(sceneOf(stacksFromText(''), after, { strengthOf: () => strengthIndex(evidence) }))
        .filter(([name, , , y]) => name === 'fillRect' && Number(y) >= 103)
        .map(([, fill]) => fill);
      expect(fills.length).toBe(4);
      expect(fills.every((fill) => palette.growthFills.includes(String(fill)))).toBe(true);
    }
  });

  it('cuts a corner off new frames only', () => {
    const notches = paint(sceneOf(before, after)).filter(([name]) => name === 'closePath');
    expect(notches.length).toBe(1);
  });

  it('paints what is too narrow as a hatched box, at least a hairline wide', () => {
    const calls = paint(sceneOf(stacksFromText(''), stacksFromText('a 100000\nb 1\nc 1')));
    expect(calls).toContainEqual(['fillRect', palette.moreFills[0], expect.closeTo(399.99, 2), 123, 0.5, ROW - 1]);
    expect(calls.filter(([name]) => name === 'clip').length).toBe(1);
  });

  it('writes the fullest label that fits and none that would be two letters', () => {
    const texts = (widthCssPx: number) =>
      paint(sceneOf(before, after, { charWidthCssPx: widthCssPx }))
        .filter(([name]) => name === 'fillText')
        .map(([, , text]) => text);
    expect(texts(7)).toContain('box2 +1 MiB');
    expect(texts(20)).toContain('box3');
    expect(texts(40)).not.toContain('box3');
    expect(texts(1000)).toEqual([]);
  });

  it('fades what a search does not match', () => {
    const calls = paint(sceneOf(before, after, { isLit: (box) => box === 2 }));
    const colors = calls.filter(([name, , , y]) => name === 'fillRect' && Number(y) >= 103).map(([, fill]) => fill);
    expect(new Set(colors)).toEqual(new Set([palette.fadedFill, palette.growthFills[5]]));
  });
});

describe('growthPalette', () => {
  it.each(['dark', 'light'] as const)('keeps text readable on every fill of the %s theme', (mode) => {
    const theme = createTheme({ colors: { mode } });
    const colors = growthPalette(theme);
    const pairs = [
      ...colors.growthFills.map((fill, at) => [fill, colors.growthTexts[at]]),
      [colors.shrinkFill, colors.shrinkText],
      [colors.stableFill, colors.stableText],
      [colors.moreFills[0], colors.moreText],
      [colors.moreFills[1], colors.moreText],
    ];
    for (const [fill, text] of pairs) {
      expect(contrastOf(fill, text)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

// WCAG 2.1 contrast ratio, written out so that the check does not lean on the code it checks.
function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminanceOf(color: string): number {
  const hex = /^#(..)(..)(..)$/
    .exec(color)
    ?.slice(1)
    .map((part) => Number.parseInt(part, 16));
  const [red, green, blue] = (hex ?? color.match(/\d+/g)?.slice(0, 3).map(Number) ?? []).map((channel) =>
    channel / 255 <= 0.03928 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
