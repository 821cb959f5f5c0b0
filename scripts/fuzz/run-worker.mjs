// SPDX-License-Identifier: Apache-2.0
// One worker from its start to its end, whichever end that is.
import { Worker } from 'node:worker_threads';
import { markNotStarted } from './shared-input.mjs';
import { startWatchdog } from './watchdog.mjs';

/**
 * @param {object} task
 * @param {string} task.doorsUrl a module of the type Doors in try-doors.mjs
 * @param {SharedArrayBuffer} task.shared where the worker puts the input it is at
 * @param {{ hangMs: number, maxHeapMB: number, maxGrowthMB: number }} task.giveUp
 * @param {(answered: { run: number, answers: import('./try-doors.mjs').Answer[], input: Uint8Array }) => void} onAnswers
 * @returns {Promise<string | undefined>} why the worker had to be given up; undefined when it got through
 */
export function runWorker({ giveUp, ...task }, onAnswers) {
  markNotStarted(task.shared);
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: giveUp.maxHeapMB },
    });
    let isOver = false;
    // The end of a worker is told in more than one way; the first is the reason.
    const finish = (reason) => {
      if (!isOver) {
        isOver = true;
        stopWatchdog();
        void worker.terminate().then(() => resolve(reason));
      }
    };
    const stopWatchdog = startWatchdog({ shared: task.shared, ...giveUp }, finish);
    worker.on('message', (message) => (message === 'done' ? finish(undefined) : onAnswers(message)));
    worker.on('error', (error) => finish(`the worker died: ${error?.stack ?? error}`));
    // An answer that never comes and holds nothing that could bring it: the thread has nothing left to do.
    worker.on('exit', (code) => finish(`the worker ended before its answer (exit code ${code})`));
  });
}
