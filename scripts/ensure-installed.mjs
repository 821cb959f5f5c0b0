// SPDX-License-Identifier: Apache-2.0
// Installs the dependencies when they are missing or not the lockfile's. Everything that needs them calls this first.
import { existsSync } from 'node:fs';
import { isInstalled } from './is-installed.mjs';
import { withProgress } from './progress.mjs';
import { ROOT, inRepository } from './repository.mjs';
import { runCommand } from './run-command.mjs';
import { ScriptError } from './script-error.mjs';

/** What npm and Node say when nobody answers at the other end. */
const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/**
 * Does nothing when node_modules is up to date. Progress goes to standard error.
 * @throws {ScriptError} one line: what could not be installed and why
 */
export async function ensureInstalled() {
  if (isInstalled(ROOT)) {
    return;
  }
  const command = existsSync(inRepository('package-lock.json')) ? 'ci' : 'install';
  await withProgress(`Installing dependencies (npm ${command})`, async () => {
    const { code, output } = await runNpm([command, '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) {
      throw new ScriptError(describeFailure(code, output));
    }
  });
}

/** npm is a script, and on Windows a .cmd that only a shell can start: npm tells its own place to what it runs. */
function runNpm(args) {
  const npmScript = process.env.npm_execpath;
  return npmScript && /npm-cli\.c?js$/.test(npmScript)
    ? runCommand(process.execPath, [npmScript, ...args])
    : runCommand('npm', args);
}

/**
 * @param {number} code exit code of npm
 * @param {string} output what npm printed
 */
export function describeFailure(code, output) {
  const reason = UNREACHABLE.exec(output)?.[1];
  if (reason) {
    return `Cannot install: the npm registry does not answer (${reason}). Check the network or \`npm config get registry\`, then run this again.`;
  }
  if (code === 127) {
    return `Cannot install: npm could not be started (${output}). Node 20 or later comes with it.`;
  }
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  // npm says why first and how to use it last.
  return [`Cannot install: npm ended with code ${code}. It said:`, ...lines.slice(0, 12)].join('\n');
}
