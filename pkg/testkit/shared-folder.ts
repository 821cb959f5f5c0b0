// SPDX-License-Identifier: Apache-2.0
// Where the recorded corpora are that are too large for the repository.
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Absolute path of the folder `shared` beside the checkout, or undefined in a clone that does not have it. Tests that need it
 * say so and are skipped there; what every clone must test is in the rooms' testdata.
 */
export function sharedFolder(): string | undefined {
  const folder = path.resolve(process.cwd(), '..', 'shared');
  return existsSync(path.join(folder, 'fixtures')) ? folder : undefined;
}
