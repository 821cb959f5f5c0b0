// SPDX-License-Identifier: Apache-2.0
// Tells whether node_modules is what the lockfile says, by content: file times change with every checkout.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * True when every package that the lockfile asks for is there in its version. Packages for other systems (optional) do not count.
 * npm writes what it installed to node_modules/.package-lock.json.
 * @param {string} root folder of package-lock.json
 */
export function isInstalled(root) {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json');
  const wantedFile = path.join(root, 'package-lock.json');
  if (!existsSync(installedFile)) {
    return false;
  }
  if (!existsSync(wantedFile)) {
    return true;
  }
  const installed = readPackages(installedFile);
  return Object.entries(readPackages(wantedFile)).every(
    ([place, wanted]) => place === '' || wanted.optional || wanted.link || installed[place]?.version === wanted.version
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
