// SPDX-License-Identifier: Apache-2.0
// Long work written once and run either at once or in turns with the host: a generator that yields where it may pause.
import { type HostTurns, takeTurn } from './host-turns';

/** Yields every few milliseconds of work; returns the result. What it holds is given back in `finally`, also when it is ended early. */
export type PausableWork<T> = Generator<undefined, T, undefined>;

/** So many elements of a column are gone through within some milliseconds, whatever is done with each. */
const ELEMENTS_WITHOUT_PAUSE = 50_000;

/** A pause before or behind a step over a column of this length; none where the step is short. */
export function* pauseIfLong(length: number): PausableWork<void> {
  if (length > ELEMENTS_WITHOUT_PAUSE) {
    yield;
  }
}

/** Elements of which a loop over a few columns takes some milliseconds. */
const ELEMENTS_PER_SLICE = 1 << 15;

/** Does `work` on 0 .. length in parts, with a pause between two of them. */
export function* inSlices(
  length: number,
  work: (from: number, to: number) => void,
  elementsPerSlice: number = ELEMENTS_PER_SLICE
): PausableWork<void> {
  for (let from = 0; from < length; from += elementsPerSlice) {
    if (from > 0) {
      yield;
    }
    work(from, Math.min(from + elementsPerSlice, length));
  }
}

export function finishAtOnce<T>(work: PausableWork<T>): T {
  let step = work.next();
  while (step.done !== true) {
    step = work.next();
  }
  return step.value;
}

/** The host has its turn at each pause. Rejects with the reason of the signal, or whatever the host throws, after the work has cleaned up. */
export async function finishInTurns<T>(work: PausableWork<T>, host: HostTurns): Promise<T> {
  let step = work.next();
  while (step.done !== true) {
    step = await takeTurn(host).then(
      () => work.next(),
      (reason: unknown) => work.throw(reason)
    );
  }
  return step.value;
}
