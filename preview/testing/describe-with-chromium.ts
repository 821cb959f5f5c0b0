// SPDX-License-Identifier: Apache-2.0
import { findChromium } from '../../scripts/find-chromium.mjs';

const executable = findChromium();

/**
 * `describe` for tests that drive a browser. Without a Chromium they are skipped, and their name says why.
 * @param body gets the path of the browser
 */
export function describeWithChromium(name: string, body: (executable: string) => void): void {
  if (executable) {
    describe(name, () => body(executable));
  } else {
    describe.skip(`${name} (skipped: no Chromium on this machine; install one, or name it in CHROMIUM)`, () =>
      body(''));
  }
}
