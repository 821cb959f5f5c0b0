// SPDX-License-Identifier: Apache-2.0
// Starts what is watched: the leaking Go program where Go is there, else recorded profiles played with the same timing.
import { createInterface } from 'node:readline';
import { findProgram } from './find-program.mjs';
import { withProgress } from './progress.mjs';
import { inRepository } from './repository.mjs';
import { runCommand } from './run-command.mjs';
import { ScriptError } from './script-error.mjs';
import { isBuiltFor, markBuilt, sourceKey } from './source-key.mjs';
import { withLock } from './with-lock.mjs';

const LEAKY = inRepository('.cache', process.platform === 'win32' ? 'leaky.exe' : 'leaky');
const READY_WITHIN_MS = 30_000;
const LISTENING = /^LISTENING (http:\/\/\S+)/;

/**
 * @typedef {object} DemoProgram
 * @property {'live' | 'replay'} kind
 * @property {string} command
 * @property {readonly string[]} args what every start has in common
 * @property {string} [note] why it is a replay
 */

/**
 * Finds or builds the program to start.
 * @returns {Promise<DemoProgram>}
 */
export async function prepareDemoProgram() {
  const go = findProgram('go');
  const problem = go ? await withLock('leaky', () => buildLeaky(go)) : 'Go is not on the PATH.';
  return problem === undefined
    ? { kind: 'live', command: LEAKY, args: [] }
    : {
        kind: 'replay',
        command: process.execPath,
        args: [inRepository('demo', 'replay', 'server.mjs')],
        note: `${problem} Recorded profiles are played instead of a live program.`,
      };
}

/** @returns {Promise<string | undefined>} why it does not build; undefined when it is there */
async function buildLeaky(go) {
  const key = sourceKey(['demo/leaky']);
  if (isBuiltFor('leaky', key, LEAKY)) {
    return undefined;
  }
  const { code, output } = await withProgress('Building the leaking Go program', () =>
    runCommand(go, ['build', '-trimpath', '-o', LEAKY, '.'], { folder: inRepository('demo', 'leaky') })
  );
  if (code !== 0) {
    return `The Go program does not build here; go said: ${output.trim()}.`;
  }
  markBuilt('leaky', key);
  return undefined;
}

/**
 * Starts one service on a free port.
 * @param {import('./process-set.mjs').ProcessSet} processes
 * @param {DemoProgram} program
 * @param {{ name: string, leaks: string }} service leaks: name[:rate], comma separated; empty for a service that does not leak
 * @returns {Promise<{ url: string, ended: Promise<string> }>}
 * @throws {ScriptError} when it does not come up
 */
export async function startDemoTarget(processes, program, { name, leaks }) {
  const args = [...program.args, '-listen', '127.0.0.1:0', ...(leaks ? ['-leaks', leaks] : [])];
  const started = processes.start(name, program.command, args);
  const url = await Promise.race([
    readAddress(started.stdout),
    started.ended.then((how) => {
      throw new ScriptError(`The demo service "${name}" ${how}. It said: ${started.lastWords()}`);
    }),
    timeout(
      READY_WITHIN_MS,
      `The demo service "${name}" did not say where it listens within ${READY_WITHIN_MS / 1000} s.`
    ),
  ]);
  return { url, ended: started.ended };
}

function readAddress(stdout) {
  return new Promise((resolve) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const address = LISTENING.exec(line)?.[1];
      if (address) {
        resolve(address);
      }
    });
  });
}

function timeout(milliseconds, message) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new ScriptError(message)), milliseconds).unref();
  });
}
