// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { findProgram } from './find-program.mjs';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Where a Chromium is: the one that CHROMIUM names, else one on the PATH or in its usual place; undefined when there is none.
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    return existsSync(named) ? named : undefined;
  }
  const found = PROGRAMS.map((name) => findProgram(name)).find((file) => file !== undefined);
  return found ?? APPLICATIONS.find((file) => existsSync(file));
}
