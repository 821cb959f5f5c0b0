// SPDX-License-Identifier: Apache-2.0
// Theme to colours. One hue for growth and one for shrinkage, orange and blue: they stay apart for every kind of colour vision.
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';

/** Colours as CSS strings, all opaque, so that a box looks the same wherever it lies. */
export interface GrowthPalette {
  readonly background: string;
  readonly zeroLine: string;
  /** Fill and text by strength of the evidence, weakest first; same length. */
  readonly growthFills: readonly string[];
  readonly growthTexts: readonly string[];
  readonly shrinkFill: string;
  readonly shrinkText: string;
  readonly goneStroke: string;
  readonly goneText: string;
  readonly stableFill: string;
  readonly stableText: string;
  readonly fadedFill: string;
  readonly fadedText: string;
  /** `more` boxes, by side: pale fill, hatch, text. */
  readonly moreFills: readonly [string, string];
  readonly moreHatches: readonly [string, string];
  readonly moreText: string;
}

// How much of the hue a growth box keeps, from "could be noise" to "rose every time".
const STRENGTHS = [0.22, 0.4, 0.55, 0.7, 0.85, 1] as const;

/** Colours for a panel on `background.primary`. */
export function growthPalette(theme: GrafanaTheme2): GrowthPalette {
  const background = theme.colors.background.primary;
  const orange = theme.visualization.getColorByName('orange');
  const blue = theme.visualization.getColorByName('blue');
  const growthFills = STRENGTHS.map((strength) => mix(background, orange, strength));
  const shrinkFill = mix(background, blue, 0.75);
  const stableFill = mix(background, theme.colors.text.secondary, 0.3);
  return {
    background,
    zeroLine: theme.colors.text.secondary,
    growthFills,
    growthTexts: growthFills.map((fill) => readableOn(fill)),
    shrinkFill,
    shrinkText: readableOn(shrinkFill),
    goneStroke: blue,
    goneText: theme.colors.text.primary,
    stableFill,
    stableText: readableOn(stableFill),
    fadedFill: mix(background, theme.colors.text.secondary, 0.12),
    fadedText: mix(background, theme.colors.text.secondary, 0.7),
    moreFills: [mix(background, orange, 0.14), mix(background, blue, 0.14)],
    moreHatches: [mix(background, orange, 0.6), mix(background, blue, 0.6)],
    moreText: theme.colors.text.primary,
  };
}

/** Index into growthFills for an evidence of 0 .. 1; unknown (NaN) evidence is drawn at medium strength. */
export function strengthIndex(evidence: number): number {
  const known = Number.isFinite(evidence) ? Math.min(1, Math.max(0, evidence)) : 0.6;
  return Math.round(known * (STRENGTHS.length - 1));
}

function mix(from: string, to: string, share: number): string {
  const a = colorManipulator.decomposeColor(from).values;
  const b = colorManipulator.decomposeColor(to).values;
  const [red, green, blue] = [0, 1, 2].map((channel) => Math.round(a[channel] + (b[channel] - a[channel]) * share));
  return `rgb(${red}, ${green}, ${blue})`;
}

// Not theme.colors.getContrastText: it prefers white down to a ratio of 3, too little for text of 11 px.
function readableOn(fill: string): string {
  const dark = '#111217';
  const light = '#ffffff';
  const contrast = (text: string): number => colorManipulator.getContrastRatio(text, fill);
  return contrast(dark) >= contrast(light) ? dark : light;
}
