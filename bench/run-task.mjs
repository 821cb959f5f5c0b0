// SPDX-License-Identifier: Apache-2.0
// Makes what a measurement needs (our bundle, the input) and runs it in a process of its own.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inRepository } from '../scripts/repository.mjs';
import { runCommand } from '../scripts/run-command.mjs';
import { ScriptError } from '../scripts/script-error.mjs';
import { bundleForNode } from './bundle-for-node.mjs';
import { generateDump } from './generate-dump.mjs';
import { generateProfile, SIZES } from './generate-profile.mjs';

const FOLDER = inRepository('.cache', 'bench');
export const DUMP_BYTES = 54_000_000;
// The peer's tree of 1.9 MB alone needs several hundred megabytes.
const HEAP_LIMIT = '--max-old-space-size=6144';

/** Bundles the adapter of our side; returns its path. */
export async function bundleOurs() {
  return bundleForNode('seep', 'decode-adapter.ts');
}

/**
 * The folder from which pprof-format resolves: `asked`, or the checkout.
 * @throws {ScriptError} when it is not installed there
 */
export function findPeer(asked) {
  const folder = asked === undefined ? inRepository() : path.resolve(asked);
  try {
    createRequire(path.join(folder, 'package.json')).resolve('pprof-format');
    return folder;
  } catch {
    throw new ScriptError(`pprof-format, the peer, is not installed in ${asked ?? 'this checkout'}: run npm install.`);
  }
}

/** The input `name` as a file: "dump", or a size of generate-profile.mjs. Made once. */
export function inputFile(name) {
  const file = path.join(FOLDER, `${name}.bin`);
  if (!existsSync(file)) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, name === 'dump' ? generateDump(DUMP_BYTES) : generateProfile(SIZES[name]));
  }
  return file;
}

/**
 * Runs one task of measure.mjs; `side` is our bundle or the peer's folder.
 * @throws {ScriptError} when it fails
 */
export async function runTask({ task, input, runs, side }) {
  const script = inRepository('bench', 'measure.mjs');
  const args = ['--expose-gc', HEAP_LIMIT, script, task, inputFile(input), String(runs), side];
  const { code, output } = await runCommand(process.execPath, args);
  if (code !== 0) {
    throw new ScriptError(`${task} on ${input} failed:\n${output}`);
  }
  return JSON.parse(output.trim().split('\n').at(-1));
}
