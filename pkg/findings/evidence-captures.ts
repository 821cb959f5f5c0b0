// SPDX-License-Identifier: Apache-2.0
// Which captures of a range are looked at, and which of them are shown.
import { capturesWithNews, type Capture } from '#pkg/capture';
import type { EvidenceRange } from './evidence-range';

/** More captures than this in a range are thinned evenly: rises are a share, and the work stays bounded. */
const MOST_CAPTURES = 60;

/** As many points as a line of the width of a word can show. */
const MOST_SHOWN = 16;

/** Points of all nodes together; trees of more than 65,536 nodes get fewer each. 8 MiB. */
const MOST_VALUES = 1 << 20;

/** Indexes of the captures whose steps are counted: those with news, `beforeIndex` first. */
export function evidenceCaptures(captures: readonly Capture[], range: EvidenceRange): readonly number[] {
  const { beforeIndex, afterIndex, profileTypeId } = range;
  return thinEvenly(capturesWithNews(captures, { from: beforeIndex, to: afterIndex, profileTypeId }), MOST_CAPTURES);
}

/**
 * Indexes of the 2 to 16 captures whose totals are kept for each of so many nodes: `beforeIndex`, evenly spread ones of
 * evidenceCaptures, `afterIndex`. Those for more nodes are some of those for fewer.
 */
export function historyCaptures(captures: readonly Capture[], range: EvidenceRange, nodes: number): readonly number[] {
  const [before, ...later] = evidenceCaptures(captures, range);
  // The last one with news may be older than `after`, which then repeats it.
  const all = [before, ...later.slice(0, -1), range.afterIndex];
  return thinEvenly(thinEvenly(all, MOST_SHOWN), Math.max(2, Math.floor(MOST_VALUES / nodes)));
}

/** At most `most` of the values, both ends among them; `most` from 2. */
function thinEvenly(values: readonly number[], most: number): readonly number[] {
  if (values.length <= most) {
    return values;
  }
  const step = (values.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => values[Math.round(i * step)]);
}
