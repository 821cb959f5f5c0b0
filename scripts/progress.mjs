// SPDX-License-Identifier: Apache-2.0
// Says what is being done and for how long: one line that counts on a terminal, a line now and then in a log.

/** A log gets a line this often. */
const LOG_EVERY_MS = 15_000;

/**
 * Runs `task` and reports it. The promise is the task's own.
 * @template T
 * @param {string} label e.g. "Building the plugin"
 * @param {() => Promise<T>} task
 * @param {NodeJS.WriteStream} [stream] default standard error, so that standard output stays usable
 * @returns {Promise<T>}
 */
export async function withProgress(label, task, stream = process.stderr) {
  const isTerminal = Boolean(stream.isTTY);
  const startMs = Date.now();
  const elapsed = () => `${Math.round((Date.now() - startMs) / 1000)} s`;
  const lead = isTerminal ? '\r\x1b[2K' : '';
  const end = isTerminal ? '' : '\n';
  stream.write(`${lead}… ${label}${end}`);
  const timer = setInterval(
    () => stream.write(`${lead}… ${label} (${elapsed()})${end}`),
    isTerminal ? 1000 : LOG_EVERY_MS
  );
  try {
    const result = await task();
    stream.write(`${lead}✓ ${label} (${elapsed()})\n`);
    return result;
  } catch (error) {
    stream.write(`${lead}✗ ${label} (${elapsed()})\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
