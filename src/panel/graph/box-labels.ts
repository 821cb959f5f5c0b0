// SPDX-License-Identifier: Apache-2.0
// Labels of boxes, from all that is known to the bare name.
import { BOX_KINDS, type Boxes, shortNameOf, type SideNumber } from '#pkg/flame';
import { type Drawing, nameOf } from './drawing';
import { drawableName } from './label-text';
import { fillIn, type LabelWords, labelWords } from './label-words';
import { isNoise } from './node-signal';
import { formatAmount, formatShare } from './node-text';
import type { FillMode } from './paint-choice';
import type { GrowthPicture } from '../data/growth-model';
import { formatChangeIn, formatIn } from '../format-amount';
import { glyphAt } from '../goroutines/goroutine-waits';

/** What labels are made of. */
export interface LabelContent {
  readonly drawing: Drawing;
  readonly boxes: Boxes;
  readonly fill: FillMode;
  /** By box, rank of the suspect that it shows, 0 for none. */
  readonly ranks: Uint8Array;
  readonly words: LabelWords;
}

/**
 * Labels of a box, fullest first: "main.leakClosure +194.0 MiB", "main.leakClosure", "leakClosure"; "37 more +6.2 MiB", "37 more" for
 * one that stands for several. A suspect's begin with its rank, "#2 main.leakClosure"; a change within the noise ends with its standard
 * error, "+0.5 MiB ±1.9 MiB".
 */
export function labelsOfBox(content: LabelContent, box: number): readonly string[] {
  const { drawing, boxes, fill, ranks, words } = content;
  const side = boxes.side[box] === 0 ? 0 : 1;
  const amount = formatAmount(drawing, boxes.amount[box], side);
  if (BOX_KINDS[boxes.kind[box]] === 'more') {
    const more = fillIn(words.more, { n: boxes.merged[box] });
    return [`${more} ${amount}`, more];
  }
  const node = boxes.node[box];
  const short = shortNameOf(nameOf(drawing.picture, node));
  const { waits } = drawing.picture;
  const glyph = waits === undefined ? '' : glyphAt(waits, node);
  const marked = (text: string): string => (glyph === '' ? text : `${glyph} ${text}`);
  const shown = marked(drawableName(short));
  // In a narrow box the package says least.
  const bare = marked(drawableName(short.slice(short.indexOf('.') + 1)));
  if (fill === 'kept' && drawing.picture.kind === 'growth') {
    return [...retentionLabels(drawing.picture, node, words).map((text) => `${shown} ${text}`), shown, bare];
  }
  const value = `${amount}${noiseOf(drawing, node, side)}`;
  const ranked = `#${ranks[box]} ${shown}`;
  return ranks[box] > 0
    ? [`${ranked} ${value}`, `${shown} ${value}`, ranked, shown, bare]
    : [`${shown} ${value}`, shown, bare];
}

function noiseOf(drawing: Drawing, node: number, side: SideNumber): string {
  const { picture, mode } = drawing;
  if (picture.kind === 'snapshot' || !isNoise(drawing, node, side)) {
    return '';
  }
  const { grown, shrunk } = picture.tree;
  const error = `±${formatIn(picture, picture.facts?.standardErrorAt(node) ?? Number.NaN)}`;
  return mode === 'growth' ? ` ${error}` : ` (${formatChangeIn(picture, grown[node] - shrunk[node])} ${error})`;
}

function retentionLabels(picture: GrowthPicture, node: number, words: LabelWords): string[] {
  const kept = picture.facts?.keptAt(node) ?? Number.NaN;
  if (!Number.isFinite(kept)) {
    return [];
  }
  const sentence = describeRetention(picture, node, words);
  return [...(sentence === '' ? [] : [sentence]), fillIn(words.kept, { share: formatShare(kept) })];
}

/** "405.0 MiB still live of 410.0 MiB allocated in the window"; "" when one of the two is not known. */
export function describeRetention(picture: GrowthPicture, node: number, words = labelWords()): string {
  const { facts } = picture;
  const allocated = facts?.allocatedAt(node) ?? Number.NaN;
  const live = allocated * (facts?.keptAt(node) ?? Number.NaN);
  if (!Number.isFinite(live)) {
    return '';
  }
  const values = { allocated: formatIn(picture, allocated), live: formatIn(picture, live) };
  return fillIn(words.retention, values);
}
