// SPDX-License-Identifier: Apache-2.0
// Which captures of a full history go first.
import type { Capture } from './capture';
import { runningProcessStart } from './processes';

/** A history is never thinned below this: the first of the running process, one between, the newest. */
export const MIN_CAPTURES = 3;
const BULK_RATIO = 1 / 8;

/**
 * What stays when a history is full: of the older half every second capture goes, so the past grows coarse evenly while the newer
 * half stays whole. Of two neighbours the one taken after a forced GC stays, else the older one. First captures of a process
 * stay, above all that of the running process, which every "before" is measured from. When nothing can be paired, the oldest
 * eighth goes, but for that one.
 *
 * Removes at least one capture while there are more than MIN_CAPTURES.
 */
export function thinCaptures(captures: readonly Capture[]): readonly Capture[] {
  if (captures.length <= MIN_CAPTURES) {
    return captures;
  }
  const kept = dropEverySecond(captures, Math.floor(captures.length / 2));
  return markFirst(kept.length < captures.length ? kept : dropOldest(captures));
}

function dropEverySecond(captures: readonly Capture[], olderCount: number): readonly Capture[] {
  const kept: Capture[] = [];
  let i = 0;
  while (i < olderCount) {
    const here = captures[i];
    const next = captures[i + 1];
    const isPair = i > 0 && i + 1 < olderCount && !here.restart && !next.restart;
    kept.push(isPair && next.forcedGc && !here.forcedGc ? next : here);
    i += isPair ? 2 : 1;
  }
  return kept.concat(captures.slice(olderCount));
}

/** In bulk, so that a full history is not rewritten at every capture. */
function dropOldest(captures: readonly Capture[]): readonly Capture[] {
  const runningStart = runningProcessStart(captures);
  const dropCount = Math.max(1, Math.floor(captures.length * BULK_RATIO));
  let dropped = 0;
  return captures.filter((_, i) => i === runningStart || i === captures.length - 1 || ++dropped > dropCount);
}

/** The first capture of a history is not a restart, whatever it was before. */
function markFirst(captures: readonly Capture[]): readonly Capture[] {
  const [first, ...rest] = captures;
  return first.restart ? [{ ...first, restart: false }, ...rest] : captures;
}
