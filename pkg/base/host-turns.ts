// SPDX-License-Identifier: Apache-2.0
// How long work shares a thread with whoever else needs it.

/** What the host of a long computation lends and asks for. */
export interface HostTurns {
  /** Lets the host do what else it has to (paint, answer); awaited between slices. Without it everything happens in one turn. */
  readonly yieldToHost?: () => Promise<void>;
  /** Looked at between slices; its reason is thrown as it is. */
  readonly signal?: AbortSignal;
}

/** One turn of the host between two pieces of work that are no range. */
export async function takeTurn({ yieldToHost, signal }: HostTurns): Promise<void> {
  await yieldToHost?.();
  signal?.throwIfAborted();
}
