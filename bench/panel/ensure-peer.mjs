// SPDX-License-Identifier: Apache-2.0
// Installs the peer on first use. It stays out of the checkout's own dependencies: it needs another React.
import { existsSync, readFileSync } from 'node:fs';
import { describeFailure } from '../../scripts/ensure-installed.mjs';
import { withProgress } from '../../scripts/progress.mjs';
import { inRepository } from '../../scripts/repository.mjs';
import { runCommand } from '../../scripts/run-command.mjs';
import { ScriptError } from '../../scripts/script-error.mjs';

const FOLDER = inRepository('bench', 'peers', 'flame');

/**
 * Does nothing when the packages that bench/peers/flame/package.json names are there in their versions.
 * @throws {ScriptError} when they cannot be installed
 */
export async function ensurePeer() {
  const { dependencies } = readJson(`${FOLDER}/package.json`);
  if (Object.entries(dependencies).every(([name, version]) => installedVersion(name) === version)) {
    return;
  }
  await withProgress('Installing the peer of the panel bench (npm install in bench/peers/flame)', async () => {
    const npmScript = process.env.npm_execpath;
    const [command, first] =
      npmScript && /npm-cli\.c?js$/.test(npmScript) ? [process.execPath, [npmScript]] : ['npm', []];
    const args = [...first, 'install', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, output } = await runCommand(command, args, { folder: FOLDER });
    if (code !== 0) {
      throw new ScriptError(describeFailure(code, output));
    }
  });
}

function installedVersion(name) {
  const file = `${FOLDER}/node_modules/${name}/package.json`;
  return existsSync(file) ? readJson(file).version : undefined;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
