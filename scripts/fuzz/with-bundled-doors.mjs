// SPDX-License-Identifier: Apache-2.0
// The doors are TypeScript: bundled into a file of this process alone, because two fuzzers may run at the same time.
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRepository } from '../repository.mjs';

/**
 * @template Result
 * @param {(doorsUrl: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withBundledDoors(work) {
  const file = inRepository('.cache', 'fuzz', `doors-${process.pid}.mjs`);
  const { build } = await import('esbuild');
  await build({
    entryPoints: [inRepository('scripts', 'fuzz', 'doors.mjs')],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: {
      js: "import { createRequire as fuzzRequire } from 'node:module'; const require = fuzzRequire(import.meta.url);",
    },
    logLevel: 'silent',
  });
  try {
    return await work(pathToFileURL(file).href);
  } finally {
    rmSync(file, { force: true });
  }
}
