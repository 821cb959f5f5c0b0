// SPDX-License-Identifier: Apache-2.0
// Bundles the command line into one file for Node 20.
import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from './repository.mjs';
import { ScriptError } from './script-error.mjs';
import { isBuiltFor, markBuilt, sourceKey } from './source-key.mjs';

const SOURCES = ['pkg', 'package-lock.json', 'scripts/build-cli.mjs'];

/** protobufjs is CommonJS and asks for `require` where the bundle is a module. */
const BANNER =
  "import { createRequire as createSeepRequire } from 'node:module'; const require = createSeepRequire(import.meta.url);";

/**
 * @param {string} outputFile absolute path; replaced in one step, so that a run at the same time sees the old or the new one
 * @throws {ScriptError} with what esbuild said
 */
export async function buildCli(outputFile) {
  const { build } = await import('esbuild');
  const draft = `${outputFile}.${process.pid}.mjs`;
  mkdirSync(path.dirname(outputFile), { recursive: true });
  await build({
    entryPoints: [inRepository('pkg', 'cli', 'main.ts')],
    outfile: draft,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: BANNER },
    legalComments: 'eof',
    logLevel: 'silent',
  }).catch((error) => {
    throw new ScriptError(`The command line does not build. ${error.message}`);
  });
  renameSync(draft, outputFile);
}

/** The file to run in a checkout: built when missing or made from other sources. */
export async function ensureCliBuilt() {
  const outputFile = inRepository('.cache', 'cli', 'seep.mjs');
  const key = sourceKey(SOURCES);
  if (!isBuiltFor('cli', key, outputFile)) {
    await buildCli(outputFile);
    markBuilt('cli', key);
  }
  return outputFile;
}
