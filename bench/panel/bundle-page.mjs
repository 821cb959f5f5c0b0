// SPDX-License-Identifier: Apache-2.0
// Bundles the page side with one adapter, as Grafana ships its own code: production builds, minified.
import path from 'node:path';
import { inRepository } from '../../scripts/repository.mjs';

const PEER_FOLDER = inRepository('bench', 'peers', 'flame');
const SIDES = {
  seep: {
    adapter: inRepository('bench', 'flame-adapter.tsx'),
    instead: { 'react-custom-scrollbars-2': inRepository('preview', 'client', 'custom-scrollbars.js') },
    icons: inRepository('node_modules', '@grafana', 'ui', 'dist', 'public', 'img', 'icons'),
  },
  peer: {
    adapter: path.join(PEER_FOLDER, 'adapter.jsx'),
    instead: {
      'react-custom-scrollbars-2': path.join(PEER_FOLDER, 'custom-scrollbars.js'),
      '@grafana/assistant': path.join(PEER_FOLDER, 'no-assistant.js'),
    },
    icons: path.join(PEER_FOLDER, 'node_modules', '@grafana', 'ui', 'dist', 'public', 'img', 'icons'),
  },
};
const AS_DATA = ['.svg', '.png', '.gif', '.woff', '.woff2', '.ttf', '.eot'];

/**
 * Bundles "seep" or "peer" into one script.
 * @param {'seep' | 'peer'} side
 * @param {{ isReadable?: boolean }} [options] isReadable keeps the names of functions, for profiles
 * @returns {Promise<{ side: string, script: string, icons: string }>} paths of the script and of the icons of its Grafana version
 */
export async function bundlePage(side, { isReadable = false } = {}) {
  const { build } = await import('esbuild');
  const { adapter, instead, icons } = SIDES[side];
  const script = inRepository('.cache', 'bench', `panel-${side}${isReadable ? '-readable' : ''}.js`);
  await build({
    entryPoints: [inRepository('bench', 'panel', 'page.mjs')],
    outfile: script,
    absWorkingDir: inRepository(),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    // Instead of tsconfig.json, whose jsx setting would win over esbuild's.
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx' } },
    minify: !isReadable,
    loader: Object.fromEntries(AS_DATA.map((extension) => [extension, 'dataurl'])),
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    mainFields: ['module', 'browser', 'main'],
    conditions: ['module', 'import', 'browser'],
    alias: { ADAPTER: adapter, ...instead },
    logLevel: 'silent',
    legalComments: 'none',
  });
  return { side, script, icons };
}
