// SPDX-License-Identifier: Apache-2.0
import type { Capture, ProfileTypeId } from './capture';

/** Captures from..to, both included. */
export interface CaptureSpan {
  readonly from: number;
  readonly to: number;
  readonly profileTypeId: ProfileTypeId;
}

/**
 * Indexes of the captures of a span whose rows say something new, the first with rows included. Without a new GC a heap profile says
 * what the one before said (runtime/pprof: it is as of the last completed cycle): a repeated value is no sign of standing still.
 * Goroutine counts are always new.
 */
export function capturesWithNews(captures: readonly Capture[], { from, to, profileTypeId }: CaptureSpan): number[] {
  const isHeap = profileTypeId.startsWith('memory:');
  const news: number[] = [];
  let previous: Capture | undefined;
  for (let index = Math.max(0, from); index <= to; index++) {
    const capture = captures[index];
    previous = capture.restart ? undefined : previous;
    if (capture.rows[profileTypeId] === undefined) {
      continue;
    }
    const known = previous?.memory?.gcCycles;
    if (!isHeap || known === undefined || capture.memory?.gcCycles !== known) {
      news.push(index);
    }
    previous = capture;
  }
  return news;
}
