// SPDX-License-Identifier: Apache-2.0
import { Observable } from 'rxjs';

/**
 * Answers one state after the other; of those that come while one is being answered only the newest, so that answers which take longer
 * than the next state are given all the same. Completes with `states` once the last is answered. Leaving it aborts the answer.
 */
export function answerNewest<State, Answer>(
  states: Observable<State>,
  answer: (state: State, signal: AbortSignal) => Promise<Answer>
): Observable<Answer> {
  return new Observable((watcher) => {
    const controller = new AbortController();
    const { signal } = controller;
    let waiting: { readonly state: State } | undefined;
    let isAnswering = false;
    let isLast = false;
    const answerWaiting = async (): Promise<void> => {
      isAnswering = true;
      while (waiting !== undefined) {
        const { state } = waiting;
        waiting = undefined;
        watcher.next(await answer(state, signal));
      }
      isAnswering = false;
      if (isLast) {
        watcher.complete();
      }
    };
    const subscription = states.subscribe({
      next: (state) => {
        waiting = { state };
        if (!isAnswering) {
          // Once it was left nobody hears of the abort.
          answerWaiting().catch((reason: unknown) => watcher.error(reason));
        }
      },
      error: (reason: unknown) => watcher.error(reason),
      complete: () => {
        isLast = true;
        if (!isAnswering) {
          watcher.complete();
        }
      },
    });
    return () => {
      subscription.unsubscribe();
      controller.abort();
    };
  });
}
