// SPDX-License-Identifier: Apache-2.0
// What colour a pixel is, in the words of the panel's legend.
import type { Picture } from './decode-png';

/** Growth, shrinkage, neither (any grey), or a hue that the panel has no use for. */
export type Tone = 'orange' | 'blue' | 'grey' | 'other';

/** The neutral greys of Grafana's themes have a cast of blue; growth within the noise is orange with next to no strength. */
const LEAST_SPAN = 20;
const LEAST_SATURATION = 0.1;

/** By hue, since themes differ in lightness and evidence in strength; what has next to no hue is grey. */
export function toneAt({ widthPx, rgba }: Picture, xPx: number, yPx: number): Tone {
  const at = (yPx * widthPx + xPx) * 4;
  const [red, green, blue] = [rgba[at], rgba[at + 1], rgba[at + 2]];
  const most = Math.max(red, green, blue);
  const span = most - Math.min(red, green, blue);
  if (span < LEAST_SPAN || span < most * LEAST_SATURATION) {
    return 'grey';
  }
  const sector =
    most === red ? (green - blue) / span : most === green ? 2 + (blue - red) / span : 4 + (red - green) / span;
  const degrees = (sector * 60 + 360) % 360;
  return degrees >= 12 && degrees <= 48 ? 'orange' : degrees >= 195 && degrees <= 240 ? 'blue' : 'other';
}

/** Neighbouring pixels of one row and one tone. */
export interface Run {
  readonly tone: Tone;
  readonly fromPx: number;
  /** Exclusive. */
  readonly toPx: number;
}

/** The whole row from left to right. */
export function runsOfRow(picture: Picture, yPx: number): Run[] {
  const runs: Run[] = [];
  for (let xPx = 0; xPx < picture.widthPx; xPx++) {
    const tone = toneAt(picture, xPx, yPx);
    const last = runs[runs.length - 1];
    if (last?.tone === tone) {
      runs[runs.length - 1] = { ...last, toPx: xPx + 1 };
    } else {
      runs.push({ tone, fromPx: xPx, toPx: xPx + 1 });
    }
  }
  return runs;
}

/** How many pixels of each tone there are, by row from the top. */
export function countTones(picture: Picture): Array<Record<Tone, number>> {
  return Array.from({ length: picture.heightPx }, (_, yPx) => {
    const counts = { orange: 0, blue: 0, grey: 0, other: 0 };
    for (const { tone, fromPx, toPx } of runsOfRow(picture, yPx)) {
      counts[tone] += toPx - fromPx;
    }
    return counts;
  });
}
