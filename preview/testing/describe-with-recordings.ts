// SPDX-License-Identifier: Apache-2.0
import { sharedFolder } from '#pkg/testkit';
import { describeWithChromium } from './describe-with-chromium';

/** `describeWithChromium` for tests that draw recorded processes; skipped where they are not. */
export function describeWithRecordings(name: string, body: (executable: string) => void): void {
  if (sharedFolder()) {
    describeWithChromium(`${name} (needs ../shared)`, body);
  } else {
    describe.skip(`${name} (needs ../shared)`, () => body(''));
  }
}
