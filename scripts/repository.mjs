// SPDX-License-Identifier: Apache-2.0
// Where the checkout is. Scripts work from any current folder.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Absolute path of something inside the checkout. */
export function inRepository(...parts) {
  return path.join(ROOT, ...parts);
}
