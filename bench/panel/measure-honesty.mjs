// SPDX-License-Identifier: Apache-2.0
// The honesty score of every pair of recorded profiles.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRepository } from '../../scripts/repository.mjs';
import { bundleForNode } from '../bundle-for-node.mjs';

const FILES = [
  { file: 'heap.pb.gz', sampleType: 'inuse_space' },
  { file: 'goroutine.pb.gz', sampleType: 'goroutine' },
];

/**
 * @returns {Promise<Array<object> | undefined>} one line per pair of captures of a fixture: fixture, file, from, to and the
 *   HonestyScore of honesty.ts; undefined without the recorded corpus, which is too large for the repository
 */
export async function measureHonesty() {
  const folder = inRepository('..', 'shared', 'fixtures');
  if (!existsSync(folder)) {
    return undefined;
  }
  const { scoreHonesty } = await import(pathToFileURL(await bundleForNode('honesty', 'panel/honesty.ts')).href);
  const lines = [];
  for (const { fixture, from, to, file, sampleType } of pairsOf(folder)) {
    const score = await scoreHonesty(
      path.join(folder, fixture, from, file),
      path.join(folder, fixture, to, file),
      sampleType
    );
    lines.push({ fixture, from, to, file, ...score });
  }
  return lines;
}

function pairsOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: fixture }) =>
      FILES.flatMap(({ file, sampleType }) => {
        const captures = readdirSync(path.join(folder, fixture))
          .filter((name) => /^t\d+$/.test(name) && existsSync(path.join(folder, fixture, name, file)))
          .sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
        return captures.flatMap((from, index) =>
          captures.slice(index + 1).map((to) => ({ fixture, from, to, file, sampleType }))
        );
      })
    );
}
