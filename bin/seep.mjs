#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// `seep` in a checkout: installs and builds what is missing, then runs the command line. Standard output is the command's alone.
import { pathToFileURL } from 'node:url';
import { ensureCliBuilt } from '../scripts/build-cli.mjs';
import { ensureInstalled } from '../scripts/ensure-installed.mjs';
import { ScriptError } from '../scripts/script-error.mjs';

/** Exit code for a failure that is not the user's input. */
const INTERNAL = 3;

let program;
try {
  await ensureInstalled();
  program = await ensureCliBuilt();
} catch (error) {
  process.stderr.write(`seep: ${error instanceof ScriptError ? error.message : (error?.stack ?? error)}\n`);
  process.exit(INTERNAL);
}
await import(pathToFileURL(program).href);
