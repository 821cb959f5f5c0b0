// SPDX-License-Identifier: Apache-2.0
// A failure that the reader of the terminal can act on: printed as its message, without a stack.

export class ScriptError extends Error {}

/**
 * Runs a script's main function: a ScriptError becomes one line and exit code 1, anything else is a bug and keeps its stack.
 * @param {() => Promise<number | void>} main resolves to the exit code, 0 when undefined
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof ScriptError ? error.message : (error?.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
