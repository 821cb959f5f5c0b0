// SPDX-License-Identifier: Apache-2.0
// Long work of a component: what is short is done before the first paint, what is long in turns with the browser.
import { startTransition, useEffect, useMemo, useState } from 'react';
import type { PausableWork } from '#pkg/base';
import { yieldToBrowser } from '../../browser/yield-to-browser';

// Well under the 50 ms from which a task is long, with room for the collector.
const TURN_MS = 12;

interface Job<T> {
  /** undefined when done: what it held is given back. */
  work: PausableWork<T> | undefined;
  result: { readonly value: T } | undefined;
}

/**
 * The result of `start()`, begun anew when `start` is another function; undefined until it is there. Work that fits into one turn is there
 * at once; what is begun and no longer wanted is dropped.
 */
export function useInTurns<T>(start: () => PausableWork<T>): T | undefined {
  const job = useMemo(() => {
    const begun: Job<T> = { work: start(), result: undefined };
    takeTurn(begun);
    return begun;
  }, [start]);
  const [, setFinished] = useState<Job<T>>();
  useEffect(() => {
    if (job.result !== undefined) {
      return undefined;
    }
    let isWanted = true;
    // As a transition: what is rendered with a result that came late is rendered in pieces too.
    void finishJob(job, () => isWanted).then(() => isWanted && startTransition(() => setFinished(job)));
    return () => {
      isWanted = false;
    };
  }, [job]);
  return job.result?.value;
}

async function finishJob<T>(job: Job<T>, isWanted: () => boolean): Promise<void> {
  while (job.result === undefined && isWanted()) {
    await yieldToBrowser();
    takeTurn(job);
  }
}

function takeTurn<T>(job: Job<T>): void {
  const untilMs = performance.now() + TURN_MS;
  while (job.work !== undefined) {
    const step = job.work.next();
    if (step.done === true) {
      job.result = { value: step.value };
      job.work = undefined;
    } else if (performance.now() >= untilMs) {
      return;
    }
  }
}
