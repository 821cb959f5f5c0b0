// SPDX-License-Identifier: Apache-2.0
// `describe` for tests that run programs of others.
import { findProgram } from '../../find-program.mjs';

/** When one of the programs is not on the PATH the tests are skipped, and their name says why. */
export function describeWithPrograms(name: string, programs: readonly string[], body: () => void): void {
  const missing = programs.filter((program) => findProgram(program) === undefined);
  if (missing.length === 0) {
    describe(name, body);
  } else {
    describe.skip(`${name} (skipped: ${missing.join(' and ')} not on the PATH)`, body);
  }
}
