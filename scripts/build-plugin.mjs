// SPDX-License-Identifier: Apache-2.0
// Builds the plugin into dist/, as it is shipped.
import { withProgress } from './progress.mjs';
import { inRepository } from './repository.mjs';
import { runCommand } from './run-command.mjs';
import { ScriptError } from './script-error.mjs';
import { isBuiltFor, markBuilt, sourceKey } from './source-key.mjs';
import { withLock } from './with-lock.mjs';

const SOURCES = [
  'src',
  'pkg',
  '.config',
  'webpack.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

/** Builds when dist/ is missing or made from other sources. */
export async function ensurePluginBuilt() {
  await withLock('plugin', async () => {
    if (!isBuiltFor('plugin', sourceKey(SOURCES), inRepository('dist', 'plugin.json'))) {
      await buildPlugin();
    }
  });
}

/** @throws {ScriptError} with what webpack said */
export async function buildPlugin() {
  await withProgress('Building the plugin (webpack, production)', async () => {
    const key = sourceKey(SOURCES);
    const webpack = inRepository('node_modules', 'webpack', 'bin', 'webpack.js');
    const { code, output } = await runCommand(process.execPath, [
      webpack,
      '-c',
      './webpack.config.ts',
      '--env',
      'production',
    ]);
    if (code !== 0) {
      throw new ScriptError(`The plugin does not build. webpack said:\n${output.trim()}`);
    }
    markBuilt('plugin', key);
  });
}
