// SPDX-License-Identifier: Apache-2.0
// Reads a recording from disk: two snapshots of one process, with its profiles, texts and variables.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodePprof } from './pprof-codec.mjs';

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'recordings');
export const PROFILES = ['allocs', 'block', 'goroutine', 'heap', 'mutex', 'threadcreate'];
const TEXTS = ['heap.debug1.txt', 'goroutine.debug1.txt', 'goroutine.debug2.txt'];

/**
 * `info` is recording.json; `snapshots` are in time order: `{ unixMs, vars, profiles: {heap: Model, ...}, texts: {...} }`.
 * @throws Error when there is no recording of this name
 */
export function readRecording(name) {
  const folder = path.join(FOLDER, path.basename(name));
  const file = path.join(folder, 'recording.json');
  if (!existsSync(file)) {
    throw new Error(`no recording is called "${name}"`);
  }
  const info = JSON.parse(readFileSync(file, 'utf8'));
  return {
    info,
    snapshots: info.snapshots.map((snapshot) => readSnapshot(path.join(folder, snapshot.folder), snapshot.unixMs)),
  };
}

function readSnapshot(folder, unixMs) {
  const read = (file) => readFileSync(path.join(folder, file));
  return {
    unixMs,
    vars: JSON.parse(read('vars.json').toString('utf8')),
    profiles: Object.fromEntries(PROFILES.map((profile) => [profile, decodePprof(read(`${profile}.pb.gz`))])),
    texts: Object.fromEntries(TEXTS.map((file) => [file, read(file).toString('utf8')])),
  };
}
