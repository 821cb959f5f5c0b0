// SPDX-License-Identifier: Apache-2.0
import { inRepository } from '../scripts/repository.mjs';

// Packages in CommonJS call `require` for what Node has of its own.
const BANNER =
  "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);";

/**
 * Our TypeScript as one module that Node runs.
 * @param {string} name of the module, in .cache/bench
 * @param {string} entryPoint path below bench/
 * @returns {Promise<string>} path of the module
 */
export async function bundleForNode(name, entryPoint) {
  const { build } = await import('esbuild');
  const outfile = inRepository('.cache', 'bench', `${name}.mjs`);
  await build({
    entryPoints: [inRepository('bench', entryPoint)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: BANNER },
    logLevel: 'silent',
  });
  return outfile;
}
