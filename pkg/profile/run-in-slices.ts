// SPDX-License-Identifier: Apache-2.0
// Long work in pieces, so that a browser can paint and a caller can stop in between.
import type { HostTurns } from '#pkg/base';

/** Work over a range: `runTo(end)` goes on until `position` is at or behind `end`. */
export interface SlicedWork {
  readonly length: number;
  readonly position: () => number;
  readonly runTo: (end: number) => void;
}

/** Does all of `work`, `sliceLength` at a time; what is no longer than that, at once. */
export async function runInSlices(work: SlicedWork, sliceLength: number, host: HostTurns): Promise<void> {
  const isLong = work.length > sliceLength;
  while (work.position() < work.length) {
    host.signal?.throwIfAborted();
    work.runTo(Math.min(work.position() + sliceLength, work.length));
    // Behind the last slice too: the next piece of work begins with a slice of its own.
    if (host.yieldToHost !== undefined && isLong) {
      await host.yieldToHost();
    }
  }
  host.signal?.throwIfAborted();
}
