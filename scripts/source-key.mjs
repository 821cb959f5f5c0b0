// SPDX-License-Identifier: Apache-2.0
// One key for the content of files and folders, and the stamps that remember for which key something was built.
// By content, not by time: a checkout changes times, and webpack leaves files alone whose content stays.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, inRepository } from './repository.mjs';

const SKIPPED = /(^|\/)(node_modules|testdata|\.cache)$|\.test\.[cm]?[jt]sx?$/;

/**
 * @param {readonly string[]} places files and folders, relative to the checkout; what does not exist counts as absent
 * @returns {string} hexadecimal digest over the names and contents, tests left out
 */
export function sourceKey(places) {
  const digest = createHash('sha256');
  for (const file of places.flatMap(listFiles).sort()) {
    digest
      .update(`${path.relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return digest.digest('hex');
}

function listFiles(place) {
  const full = path.resolve(ROOT, place);
  if (SKIPPED.test(full) || !existsSync(full)) {
    return [];
  }
  if (!statSync(full).isDirectory()) {
    return [full];
  }
  return readdirSync(full).flatMap((name) => listFiles(path.join(full, name)));
}

/** True when `output` exists and was built from this key. */
export function isBuiltFor(name, key, output) {
  const stamp = stampFile(name);
  return existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === key;
}

/** Remembers that `name` was built from this key. */
export function markBuilt(name, key) {
  mkdirSync(inRepository('.cache', 'built'), { recursive: true });
  writeFileSync(stampFile(name), key);
}

function stampFile(name) {
  return inRepository('.cache', 'built', name);
}
