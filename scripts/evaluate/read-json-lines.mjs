// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** @param {string} file JSON documents, one a line, gzipped when the name says so @returns {unknown[]} */
export function readJsonLines(file) {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}
