// SPDX-License-Identifier: Apache-2.0
// Long work in pieces, so that a browser can paint and a caller can stop in between.

/** What the host of a long computation lends and asks for. */
export interface HostTurns {
  /** Lets the host do what else it has to (paint, answer); awaited between slices. Without it everything happens in one turn. */
  readonly yieldToHost?: () => Promise<void>;
  /** Looked at between slices; its reason is thrown as it is. */
  readonly signal?: AbortSignal;
}

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

/** One turn of the host between two pieces of work that are no range. */
export async function takeTurn({ yieldToHost, signal }: HostTurns): Promise<void> {
  await yieldToHost?.();
  signal?.throwIfAborted();
}
