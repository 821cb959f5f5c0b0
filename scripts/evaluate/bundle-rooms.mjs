// SPDX-License-Identifier: Apache-2.0
// The score is TypeScript; what is evaluated is the room as the products are built from it.
import { inRepository } from '../repository.mjs';

/** @returns {Promise<typeof import('./rooms.mjs')>} */
export async function bundleRooms() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [inRepository('scripts', 'evaluate', 'rooms.mjs')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'silent',
  });
  // No file, so nothing stale can be read and two evaluations do not meet.
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
