// SPDX-License-Identifier: Apache-2.0
// The frames of one picture to its columns.
import type { DataFrame } from '@grafana/data';
import type { PausableWork } from '#pkg/base';
import type { Balance, GrowthTree } from '#pkg/calltree';
import { readGoroutineMode } from '../goroutines/goroutine-mode';
import { readGoroutinesFrame } from '../goroutines/read-goroutines-frame';
import type { PictureSource } from './choose-frames';
import { type FrameDetails, frameDetailsOf } from './frame-details';
import { hasRightFields } from './frame-fields';
import type { Picture, PictureChoice } from './picture';
import { nodeFactsOf } from './node-facts';
import { readFlameFrame, type Turnover } from './read-flame-frame';
import { readFlamePair } from './read-flame-pair';
import { isSuspectsFrame, readSuspectRows } from './read-suspects-frame';
import { NOT_RANKED } from './suspect-list';

/** @throws FrameError */
export function* readPicture(
  source: PictureSource,
  choice: PictureChoice,
  series: readonly DataFrame[]
): PausableWork<Picture> {
  const details = detailsOf(source);
  if (source.kind === 'goroutines') {
    return { ...(yield* readGoroutinesFrame(source.frame)), details, choice, awaitsSecond: false };
  }
  const isPair = source.kind === 'pair';
  const read = isPair ? yield* readFlamePair(source.before, source.after) : yield* readFlameFrame(source.frame);
  // Rows of two frames are not the nodes of the tree that both become.
  const facts = isPair ? undefined : nodeFactsOf(source.frame);
  if (read.kind === 'snapshot') {
    const { tree, waits } = yield* readGoroutineMode(read.tree, { facts, details });
    return { ...read, tree, waits, details, choice, awaitsSecond: !isPair && isDeltaQuery(source.frame) };
  }
  const { turnover, ...growth } = read;
  return {
    ...{ ...growth, ...(yield* readGoroutineMode(growth.tree, { facts, details })), details, choice },
    balance: balanceOf(growth.tree, turnover),
    suspects: NOT_RANKED,
    suspectsTable: suspectsOf(series, details),
  };
}

function detailsOf(source: PictureSource): FrameDetails {
  if (source.kind !== 'pair') {
    return frameDetailsOf(source.frame);
  }
  const [before, after] = [source.before, source.after].map(frameDetailsOf);
  return { ...after, beforeUnixMs: before.atUnixMs, afterUnixMs: after.atUnixMs };
}

// Suspects of goroutines are no suspects of the heap.
function suspectsOf(series: readonly DataFrame[], { profileType }: FrameDetails) {
  return series
    .filter(isSuspectsFrame)
    .filter((frame) => [profileType, ''].includes(frameDetailsOf(frame).profileType) || profileType === '')
    .flatMap(readSuspectRows);
}

function balanceOf({ unit, totalBefore, grown, shrunk }: GrowthTree, turnover: Turnover): Balance {
  return {
    unit,
    before: totalBefore[0],
    after: totalBefore[0] + grown[0] - shrunk[0],
    ...{ grown: grown[0], new: turnover.new, shrunk: shrunk[0], gone: turnover.gone },
  };
}

/** Whether a frame answers a question for growth, which with one capture is a single snapshot. */
export function isDeltaQuery(frame: DataFrame): boolean {
  return hasRightFields(frame) || frame.name === 'delta' || frame.meta?.custom?.kind === 'delta';
}
