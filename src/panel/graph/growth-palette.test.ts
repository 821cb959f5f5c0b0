// SPDX-License-Identifier: Apache-2.0
// The palette as people with other eyes see it, in both themes and in high contrast.
// Colour vision: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
// Deficiency", IEEE TVCG 15(6), 2009, matrices of severity 1.0, on linear RGB. Differences: CIE 1976 L*a*b*, in which 2.3 can just be seen.
import { createTheme } from '@grafana/data';
import { type Contrast, type GrowthPalette, growthPalette } from './growth-palette';

type Rgb = readonly number[];

const EYES: Readonly<Record<string, (linear: Rgb) => Rgb>> = {
  'full colour vision': (linear) => linear,
  protanopia: simulated([
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ]),
  deuteranopia: simulated([
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ]),
};
const PALETTES = [
  ['dark', 'normal'],
  ['light', 'normal'],
  ['dark', 'dark'],
  ['light', 'light'],
] as const;

describe.each(PALETTES)(
  'growthPalette of the %s theme in %s contrast',
  (mode: 'dark' | 'light', contrast: Contrast) => {
    const palette = growthPalette(createTheme({ colors: { mode } }), contrast);

    it('keeps text readable on every fill and on the lines over it', () => {
      for (const [name, background, text] of textPairsOf(palette)) {
        expect([name, contrastOf(background, text) >= 4.5]).toEqual([name, true]);
      }
    });

    it('writes of growth and shrinkage in colours that can be read', () => {
      const { background, growthText, shrinkageText } = palette;
      expect(contrastOf(background, growthText)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(background, shrinkageText)).toBeGreaterThanOrEqual(4.5);
    });

    it.each(Object.entries(EYES))('tells growth, shrinkage and stable apart by colour with %s', (_, see) => {
      const difference = (one: string, other: string) => distanceOf(see(linearOf(one)), see(linearOf(other)));
      const { growth, shrunk, stable, gone, background } = palette;
      for (const { fill } of growth) {
        expect(difference(fill, shrunk.fill)).toBeGreaterThan(40);
        expect(difference(fill, stable.fill)).toBeGreaterThan(15);
      }
      expect(difference(shrunk.fill, stable.fill)).toBeGreaterThan(30);
      expect(difference(gone.stroke ?? '', background)).toBeGreaterThan(40);
      // Paler with less evidence: each step can be seen, and so can the end of the scale from its beginning.
      growth.slice(1).forEach(({ fill }, at) => expect(difference(fill, growth[at].fill)).toBeGreaterThan(4));
      expect(difference(growth[0].fill, growth[growth.length - 1].fill)).toBeGreaterThan(40);
    });

    it('tells the marks that stand for a state from their fill without any colour', () => {
      const { jump, noise, more, gone, goneNoise, keptUnknown, background } = palette;
      const marks = [jump, ...noise, ...more, keptUnknown].map((look) => [look.mark?.color ?? '', look.fill] as const);
      for (const [line, fill] of [...marks, [gone.stroke ?? '', background], [goneNoise.stroke ?? '', background]]) {
        expect(Math.abs(lightnessOf(line) - lightnessOf(fill))).toBeGreaterThan(6);
      }
    });

    it('tells strong evidence from what is stable or faded without any colour', () => {
      const { growth, stable, faded, shrunk } = palette;
      const strongest = growth[growth.length - 1];
      for (const other of [stable, faded]) {
        expect(Math.abs(lightnessOf(strongest.fill) - lightnessOf(other.fill))).toBeGreaterThan(18);
        expect(Math.abs(lightnessOf(shrunk.fill) - lightnessOf(other.fill))).toBeGreaterThan(18);
      }
    });
  }
);

function textPairsOf(palette: GrowthPalette): Array<readonly [name: string, background: string, text: string]> {
  const { growth, kept, noise, more, blink, background } = palette;
  const { jump, shrunk, gone, goneNoise, stable, plain, keptUnknown, keptMore } = palette;
  const single = { jump, shrunk, gone, goneNoise, stable, plain, keptUnknown, keptMore };
  const lists = { growth, kept, noise, more };
  const looks = [
    ...Object.entries(single),
    ...Object.entries(lists).flatMap(([name, list]) => list.map((look, at) => [`${name} ${at}`, look] as const)),
  ];
  return [
    ...looks.map(([name, { fill, text }]) => [name, fill, text] as const),
    // Dots and the fine hatch run below or between the letters; stripes are as wide as a letter.
    ['stripes', jump.mark?.color ?? '', jump.text],
    ['outline', background, gone.text],
    ...[blink.rest.fill, blink.both, blink.grown].map((fill) => [`blink ${fill}`, fill, blink.rest.text] as const),
  ];
}

function simulated(matrix: readonly Rgb[]): (linear: Rgb) => Rgb {
  return ([red, green, blue]) => matrix.map(([r, g, b]) => Math.min(1, Math.max(0, r * red + g * green + b * blue)));
}

// WCAG 2.1 contrast ratio, written out so that the check does not lean on the code it checks.
function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(linearOf(one)), luminanceOf(linearOf(other))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function lightnessOf(color: string): number {
  return labOf(linearOf(color))[0];
}

function distanceOf(one: Rgb, other: Rgb): number {
  const [a, b] = [labOf(one), labOf(other)];
  return Math.hypot(...a.map((value, at) => value - b[at]));
}

function labOf([red, green, blue]: Rgb): Rgb {
  const x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047;
  const y = luminanceOf([red, green, blue]);
  const z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883;
  const [fx, fy, fz] = [x, y, z].map((t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116));
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function luminanceOf([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linearOf(color: string): Rgb {
  const hex = /^#(..)(..)(..)$/.exec(color)?.slice(1);
  const channels = hex?.map((part) => Number.parseInt(part, 16)) ?? color.match(/\d+/g)?.slice(0, 3).map(Number) ?? [];
  return channels.map((channel) =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4
  );
}
