// SPDX-License-Identifier: Apache-2.0
// Looks a program up on the PATH.
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} name without extension
 * @returns {string | undefined} absolute path, or undefined when the PATH has no such program
 */
export function findProgram(name) {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => extensions.map((extension) => path.join(folder, name + extension)))
    .find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
