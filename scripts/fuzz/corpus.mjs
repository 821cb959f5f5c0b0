// SPDX-License-Identifier: Apache-2.0
// What the fuzzer starts from: the test data of the rooms that read foreign bytes, as it is and out of its gzip.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inRepository } from '../repository.mjs';
import { MAX_INPUT_BYTES } from './limits.mjs';

const TESTDATA = ['profile', 'sources'].map((room) => inRepository('pkg', room, 'testdata'));

/** Where inputs that broke a door are kept. They are slow by their nature: a test replays them as they are. */
export const CRASHERS = inRepository('pkg', 'profile', 'testdata', 'crashers');

/** @returns {Buffer[]} in the same order everywhere */
export function readCorpus() {
  const files = TESTDATA.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.(?:md|go|ts)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => path.dirname(file) !== CRASHERS)
    .sort();
  const inputs = files.map((file) => readFileSync(file));
  return [...inputs, ...inputs.flatMap(inflated)].filter((input) => input.length <= MAX_INPUT_BYTES);
}

function inflated(input) {
  try {
    return input[0] === 0x1f && input[1] === 0x8b ? [gunzipSync(input)] : [];
  } catch {
    return [];
  }
}
