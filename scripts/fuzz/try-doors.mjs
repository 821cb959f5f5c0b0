// SPDX-License-Identifier: Apache-2.0
// One input at every door: what each made of it, and why that is a failure where it is one.
import { gunzipSync } from 'node:zlib';
import { heldBytes } from './held-bytes.mjs';
import { HELD_BYTES_BESIDES, MAX_HELD_FACTOR, MAX_INFLATED_BYTES, SLOW_MS } from './limits.mjs';

/**
 * @typedef {object} Doors
 * @property {Record<string, (input: Uint8Array) => unknown>} doors what is tried, by name
 * @property {(error: unknown) => string | undefined} codeOf the code of an error that a door may throw
 */

/**
 * @typedef {object} Answer
 * @property {string} outcome door and "read" or the error's code
 * @property {number} busyMs
 * @property {number} heldFactor bytes held per byte of input
 * @property {string[]} reasons why this is a failure; empty when it is none
 */

/** @param {Doors} doors @param {Uint8Array} input @returns {Promise<Answer[]>} */
export async function tryDoors({ doors, codeOf }, input) {
  const answers = [];
  for (const [name, read] of Object.entries(doors)) {
    const elapsed = startClock();
    const { outcome, heldFactor, reasons } = await knock(read, codeOf, input);
    const busyMs = elapsed();
    if (busyMs > SLOW_MS) {
      reasons.push(`took ${busyMs.toFixed(0)} ms`);
    }
    answers.push({
      outcome: `${name}: ${outcome}`,
      busyMs,
      heldFactor,
      reasons: reasons.map((reason) => `${name}: ${reason}`),
    });
  }
  return answers;
}

async function knock(read, codeOf, input) {
  try {
    const heldFactor = Math.max(0, heldBytes(await read(input)) - HELD_BYTES_BESIDES) / inflatedLength(input);
    const reasons = heldFactor > MAX_HELD_FACTOR ? [`holds ${heldFactor.toFixed(0)} bytes per byte`] : [];
    return { outcome: 'read', heldFactor, reasons };
  } catch (error) {
    const code = codeOf(error);
    return code === undefined
      ? { outcome: 'UNTYPED ERROR', heldFactor: 0, reasons: [String(error?.stack ?? error)] }
      : { outcome: code, heldFactor: 0, reasons: [] };
  }
}

/**
 * Milliseconds since, but no more than the processor time of the process: beside other programs an answer may be held up for
 * seconds without any fault of its door. One that waits for nothing at all is the watchdog's.
 */
function startClock() {
  const startMs = performance.now();
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return Math.min(performance.now() - startMs, (user + system) / 1000);
  };
}

function inflatedLength(input) {
  try {
    return gunzipSync(input, { maxOutputLength: MAX_INFLATED_BYTES }).length;
  } catch {
    return input.length;
  }
}
