// SPDX-License-Identifier: Apache-2.0
// The input a worker is at, in memory that outlives the worker: number of the run, length, bytes.
import { MAX_INPUT_BYTES } from './limits.mjs';

/** Stands for the number of the run before the first one. */
export const NOT_STARTED = -1;

const HEADER_BYTES = 8;

export function createSharedInput() {
  const shared = new SharedArrayBuffer(HEADER_BYTES + MAX_INPUT_BYTES);
  markNotStarted(shared);
  return shared;
}

export function markNotStarted(shared) {
  Atomics.store(headerOf(shared), 0, NOT_STARTED);
}

/** Called before the doors see the input. */
export function shareInput(shared, run, input) {
  const header = headerOf(shared);
  new Uint8Array(shared, HEADER_BYTES).set(input);
  header[1] = input.length;
  Atomics.store(header, 0, run);
}

/** @param {SharedArrayBuffer} shared @returns {number} the run that began last, or NOT_STARTED */
export function runOf(shared) {
  return Atomics.load(headerOf(shared), 0);
}

/** @param {SharedArrayBuffer} shared @returns {Uint8Array} a copy of the input of that run */
export function inputOf(shared) {
  return new Uint8Array(shared, HEADER_BYTES, headerOf(shared)[1]).slice();
}

function headerOf(shared) {
  return new Int32Array(shared, 0, 2);
}
