// SPDX-License-Identifier: Apache-2.0
// Bundles the page of the preview host into .cache/, once per set of packages and sources.
import { buildBundle } from '../preview/server/build-bundle.mjs';
import { withProgress } from './progress.mjs';
import { ROOT, inRepository } from './repository.mjs';
import { ScriptError } from './script-error.mjs';
import { isBuiltFor, markBuilt, sourceKey } from './source-key.mjs';
import { withLock } from './with-lock.mjs';

const SOURCES = ['preview/client', 'preview/server/build-bundle.mjs', 'package-lock.json'];

/** Where the bundle is. */
export const PREVIEW_BUNDLE = inRepository('.cache', 'preview');

/** Builds when the bundle is missing or made from other sources. @throws {ScriptError} with what esbuild said */
export async function buildPreviewBundle() {
  await withLock('preview', async () => {
    const key = sourceKey(SOURCES);
    if (!isBuiltFor('preview', key, PREVIEW_BUNDLE)) {
      await withProgress('Bundling the preview page (esbuild)', bundle);
      markBuilt('preview', key);
    }
  });
}

async function bundle() {
  await buildBundle({ root: ROOT, outputFolder: PREVIEW_BUNDLE }).catch((error) => {
    throw new ScriptError(`The preview page does not build. ${error.message}`);
  });
}
