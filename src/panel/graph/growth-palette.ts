// SPDX-License-Identifier: Apache-2.0
// Theme to colours. One hue for growth and one for shrinkage, orange and blue: they stay apart for every kind of colour vision.
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { HUE_OF_REASON } from '../goroutines/wait-hues';
import { WAIT_REASONS, type WaitReason } from '../goroutines/wait-reason';

/** Lines over a fill. `hatch` leans right and is fine, `stripes` lean left and are wide, `dots` run along the lower edge. */
export type MarkKind = 'hatch' | 'stripes' | 'dots';

/** Colours as CSS strings. */
export interface BoxLook {
  readonly fill: string;
  readonly text: string;
  /** An outline instead of a fill. */
  readonly stroke?: string;
  /** Drawn less high than the others. */
  readonly isFlat?: boolean;
  readonly mark?: { readonly kind: MarkKind; readonly color: string };
}

/** Colours as CSS strings, all opaque, so that a box looks the same wherever it lies. */
export interface GrowthPalette {
  readonly background: string;
  readonly zeroLine: string;
  /** Hues of growth and shrinkage as text on the background, as near to the boxes' as can be read. */
  readonly growthText: string;
  readonly shrinkageText: string;
  /** Line around every box; undefined where colours alone are strong enough. */
  readonly outline: string | undefined;
  /** By strength of the evidence, weakest first. */
  readonly growth: readonly BoxLook[];
  /** Grew, but in few of the steps. */
  readonly jump: BoxLook;
  /** A change within the noise of sampling: up, down. */
  readonly noise: readonly [BoxLook, BoxLook];
  readonly shrunk: BoxLook;
  readonly gone: BoxLook;
  readonly goneNoise: BoxLook;
  /** Did not change, where others did. */
  readonly stable: BoxLook;
  /** A frame of a single snapshot. */
  readonly plain: BoxLook;
  readonly faded: BoxLook;
  readonly fadedHollow: BoxLook;
  /** `more` boxes, by side. */
  readonly more: readonly [BoxLook, BoxLook];
  /** By kept share, none first. */
  readonly kept: readonly BoxLook[];
  readonly keptUnknown: BoxLook;
  readonly keptMore: BoxLook;
  readonly wait: ReadonlyMap<WaitReason, BoxLook>;
  /** Several reasons, and those that are not known. */
  readonly waitMixed: BoxLook;
  /** While before and after are shown in turn. */
  readonly blink: { readonly rest: BoxLook; readonly both: string; readonly grown: string };
}

/** `dark` and `light` are for those who asked their system for more contrast. */
export type Contrast = 'normal' | 'dark' | 'light';

// How much of the hue a growth box keeps, from "rose now and then" to "rose every time".
const STRENGTHS = [0.3, 0.42, 0.55, 0.7, 0.85, 1] as const;

interface Inks {
  readonly background: string;
  readonly text: string;
  readonly orange: string;
  readonly blue: string;
  readonly outline: string | undefined;
}

/** Colours for a panel on `background.primary`, or on black or white for high contrast. */
export function growthPalette(theme: GrafanaTheme2, contrast: Contrast = 'normal'): GrowthPalette {
  const inks = contrast === 'normal' ? inksOf(theme) : STRONG_INKS[contrast];
  const { background, text, orange, blue, outline } = inks;
  const grey = (share: number): string => mix(background, text, share);
  const hues = [orange, blue] as const;
  const muted = grey(0.85);
  const dotted = { kind: 'dots', color: grey(0.65) } as const;
  const [noise, more] = [0.14, 0.16].map((share) => hues.map((hue) => mix(background, hue, share)));
  const moreOf = (side: 0 | 1): BoxLook => ({
    ...{ fill: more[side], text },
    mark: { kind: 'hatch', color: mix(background, hues[side], 0.6) },
  });
  const noiseOf = (side: 0 | 1): BoxLook => ({ fill: noise[side], text: muted, mark: dotted });
  return {
    ...{ background, zeroLine: grey(0.65), outline },
    growthText: readable(orange, inks),
    shrinkageText: readable(blue, inks),
    growth: STRENGTHS.map((strength) => filledWith(mix(background, orange, strength))),
    jump: {
      ...filledWith(mix(background, orange, STRENGTHS[0])),
      mark: { kind: 'stripes', color: mix(background, orange, 0.5) },
    },
    noise: [noiseOf(0), noiseOf(1)],
    shrunk: filledWith(mix(background, blue, 0.75)),
    gone: { fill: background, text, stroke: blue },
    goneNoise: { fill: background, text: muted, stroke: mix(background, blue, 0.6), mark: dotted },
    stable: { ...filledWith(grey(0.2)), isFlat: true },
    plain: filledWith(grey(0.25)),
    faded: { fill: grey(0.08), text: grey(0.6) },
    fadedHollow: { fill: background, text: grey(0.6), stroke: grey(0.3) },
    more: [moreOf(0), moreOf(1)],
    ...keptLooks(inks),
    ...waitLooks(theme, inks),
    blink: { rest: { fill: grey(0.08), text }, both: grey(0.25), grown: mix(background, orange, 0.4) },
  };
}

// From the grey of what is freed again to the full hue of what stays.
function keptLooks({ background, text, orange }: Inks): Pick<GrowthPalette, 'kept' | 'keptUnknown' | 'keptMore'> {
  const grey = mix(background, text, 0.16);
  return {
    kept: STRENGTHS.map((_, step) => filledWith(mix(grey, orange, step / (STRENGTHS.length - 1)))),
    keptUnknown: { ...filledWith(grey), mark: { kind: 'dots', color: mix(background, text, 0.65) } },
    keptMore: { fill: grey, text, mark: { kind: 'hatch', color: mix(background, text, 0.4) } },
  };
}

function waitLooks(theme: GrafanaTheme2, { background, text }: Inks): Pick<GrowthPalette, 'wait' | 'waitMixed'> {
  const grey = filledWith(mix(background, text, 0.25));
  const lookOf = (reason: WaitReason): BoxLook => {
    const hue = HUE_OF_REASON[reason];
    return hue === undefined ? grey : filledWith(mix(background, theme.visualization.getColorByName(hue), 1));
  };
  return { wait: new Map(WAIT_REASONS.map((reason) => [reason, lookOf(reason)])), waitMixed: grey };
}

function inksOf(theme: GrafanaTheme2): Inks {
  const { background, text } = theme.colors;
  const [orange, blue] = ['orange', 'blue'].map((name) => theme.visualization.getColorByName(name));
  return { ...{ background: background.primary, text: text.primary, orange, blue }, outline: undefined };
}

// As far apart as a screen can show: what a system's own high-contrast schemes use.
const STRONG_INKS: Readonly<Record<'dark' | 'light', Inks>> = {
  dark: { background: '#000000', text: '#ffffff', orange: '#ffb000', blue: '#5cb8ff', outline: '#ffffff' },
  light: { background: '#ffffff', text: '#000000', orange: '#d95a00', blue: '#003a80', outline: '#000000' },
};

// What WCAG asks of text that is not large.
const MIN_TEXT_CONTRAST = 4.5;

// A hue towards the colour of text, as far as reading asks for.
function readable(hue: string, { background, text }: Inks): string {
  const STEPS = 20;
  const shades = Array.from({ length: STEPS + 1 }, (_, step) => mix(hue, text, step / STEPS));
  return shades.find((shade) => colorManipulator.getContrastRatio(shade, background) >= MIN_TEXT_CONTRAST) ?? text;
}

function mix(from: string, to: string, share: number): string {
  const a = colorManipulator.decomposeColor(from).values;
  const b = colorManipulator.decomposeColor(to).values;
  const [red, green, blue] = [0, 1, 2].map((channel) => Math.round(a[channel] + (b[channel] - a[channel]) * share));
  return `rgb(${red}, ${green}, ${blue})`;
}

// Not theme.colors.getContrastText: it prefers white down to a ratio of 3, too little for text of 11 px.
function filledWith(fill: string): BoxLook {
  const dark = '#111217';
  const light = '#ffffff';
  const contrast = (text: string): number => colorManipulator.getContrastRatio(text, fill);
  return { fill, text: contrast(dark) >= contrast(light) ? dark : light };
}
