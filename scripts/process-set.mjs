// SPDX-License-Identifier: Apache-2.0
// The programs that a script started and has to end again, whatever happens to it.
import { spawn } from 'node:child_process';

/** A program gets this long to end by itself. */
const GRACE_MS = 4000;

/** @typedef {{ name: string, child: import('node:child_process').ChildProcess, ended: Promise<string> }} Started */

/**
 * Starts programs and ends them all. When our own process ends without calling `stopAll`, they are killed.
 */
export class ProcessSet {
  /** @type {Set<Started>} */
  #running = new Set();
  #stopping = false;

  constructor() {
    process.on('exit', () => this.#killAll());
  }

  /** True once stopAll was called: an ending program is then expected. */
  get isStopping() {
    return this.#stopping;
  }

  /**
   * @param {string} name for messages
   * @param {string} command
   * @param {readonly string[]} args
   * @returns {Started & { stdout: import('node:stream').Readable, lastWords: () => string }}
   */
  start(name, command, args) {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      tail = (tail + text).slice(-2000);
    });
    const ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
    });
    const started = { name, child, ended };
    this.#running.add(started);
    void ended.then(() => this.#running.delete(started));
    return { ...started, stdout: child.stdout, lastWords: () => tail.trim() };
  }

  /** Ends everything: politely, and after GRACE_MS by force. Resolves when nothing is left. */
  async stopAll() {
    this.#stopping = true;
    const timer = setTimeout(() => this.#killAll(), GRACE_MS);
    await Promise.all(
      [...this.#running].map(({ child, ended }) => {
        child.kill('SIGTERM');
        return ended;
      })
    );
    clearTimeout(timer);
  }

  #killAll() {
    for (const { child } of this.#running) {
      child.kill('SIGKILL');
    }
  }
}
