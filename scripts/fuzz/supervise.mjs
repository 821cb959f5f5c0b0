// SPDX-License-Identifier: Apache-2.0
// A whole run of the fuzzer. A worker that hangs or dies leaves its input in shared memory, and the next goes on behind it.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ScriptError } from '../script-error.mjs';
import { GIVE_UP } from './limits.mjs';
import { runWorker } from './run-worker.mjs';
import { createSharedInput, inputOf, NOT_STARTED, runOf } from './shared-input.mjs';

// More of them would be of the same few kinds.
const MAX_KEPT = 20;

/**
 * @typedef {object} Task
 * @property {string} doorsUrl a module of the type Doors in try-doors.mjs
 * @property {string} crashersFolder where inputs that fail are kept
 * @property {number} runs
 * @property {number} seconds
 * @property {number} seed
 * @property {typeof GIVE_UP} [giveUp]
 */

/**
 * @typedef {object} Result
 * @property {number} runs
 * @property {number} ms
 * @property {number} slowestMs
 * @property {number} largestFactor bytes held per byte of input
 * @property {Record<string, number>} outcomes how often each was seen
 * @property {{ run: number, reason: string, file: string | undefined }[]} failures the file is undefined behind the first 20
 */

/** @param {Task} task @returns {Promise<Result>} */
export async function supervise({ crashersFolder, giveUp = GIVE_UP, ...task }) {
  const shared = createSharedInput();
  const startMs = performance.now();
  /** @type {Result} */
  const result = { runs: 0, ms: 0, slowestMs: 0, largestFactor: 0, outcomes: {}, failures: [] };
  const fail = (run, reason, input) => {
    const file = result.failures.length < MAX_KEPT ? keepInput(crashersFolder, input) : undefined;
    result.failures.push({ run, reason, file });
  };
  const secondsLeft = () => task.seconds - (performance.now() - startMs) / 1000;
  for (let first = 0; first < task.runs && secondsLeft() > 0;) {
    const work = { ...task, seconds: secondsLeft(), first, shared, giveUp };
    const reason = await runWorker(work, (answered) => addAnswers(result, answered, fail));
    if (reason === undefined) {
      break;
    }
    const run = runOf(shared);
    if (run === NOT_STARTED) {
      throw new ScriptError(`The doors do not open: ${reason}`);
    }
    addOutcome(result, 'GIVEN UP');
    fail(run, reason, inputOf(shared));
    result.runs++;
    first = run + 1;
  }
  return { ...result, ms: performance.now() - startMs };
}

function addAnswers(result, { run, answers, input }, fail) {
  result.runs++;
  for (const { outcome, busyMs, heldFactor, reasons } of answers) {
    addOutcome(result, outcome);
    result.slowestMs = Math.max(result.slowestMs, busyMs);
    result.largestFactor = Math.max(result.largestFactor, heldFactor);
    reasons.forEach((reason) => fail(run, reason, input));
  }
}

function addOutcome({ outcomes }, outcome) {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
}

function keepInput(folder, input) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${createHash('sha256').update(input).digest('hex').slice(0, 12)}.bin`);
  writeFileSync(file, input);
  return file;
}
