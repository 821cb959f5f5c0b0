// SPDX-License-Identifier: Apache-2.0
// Runs one program to its end. Knows nothing of what the program is for.
import { spawn } from 'node:child_process';
import { ROOT } from './repository.mjs';

/**
 * @typedef {object} CommandResult
 * @property {number} code exit code; 127 when the program could not be started, 128 when a signal ended it
 * @property {string} output standard output and error in order of arrival; empty when they were inherited
 */

/**
 * Runs a program with the checkout as current folder unless told otherwise. Never throws for a failing program.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ folder?: string, env?: Record<string, string>, show?: boolean, onText?: (text: string) => void }} [options]
 *   show: let it write to our terminal instead of collecting what it says
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, { folder = ROOT, env = {}, show = false, onText } = {}) {
  return new Promise((resolve) => {
    const stdio = show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...env }, stdio });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', (text) => {
        chunks.push(text);
        onText?.(text);
      });
    }
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 128, output: chunks.join('') }));
  });
}
