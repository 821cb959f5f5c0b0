// SPDX-License-Identifier: Apache-2.0
// Bundles the page with the real Grafana packages, as Grafana would share them with plugins.
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const PICTURES = ['.svg', '.png', '.gif'];

/** Files of their own: the policy takes fonts from this host only. */
const FONTS = ['.woff', '.woff2', '.ttf', '.eot'];

/** Inter is in no npm package: without its declaration the browser takes the next font of the list instead of failing to load it. */
const withoutInter = {
  name: 'without-inter',
  setup(build) {
    build.onLoad({ filter: /[\\/]GlobalStyles[\\/]fonts\.mjs$/ }, () => ({
      contents: 'export const getFontStyles = () => ({});',
    }));
  },
};

/**
 * @param {{ root: string, outputFolder: string }} places absolute; the folder is replaced when the build is complete
 */
export async function buildBundle({ root, outputFolder }) {
  const { build } = await import('esbuild');
  const draft = `${outputFolder}.${process.pid}`;
  const client = path.join(root, 'preview', 'client');
  await build({
    entryPoints: { main: path.join(client, 'main.tsx') },
    absWorkingDir: root,
    outdir: draft,
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'transform',
    target: 'es2022',
    minifySyntax: true,
    minifyWhitespace: true,
    loader: Object.fromEntries([...PICTURES.map((name) => [name, 'dataurl']), ...FONTS.map((name) => [name, 'file'])]),
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    // Its default import arrives as an object under esbuild's interop for .mjs importers.
    alias: { 'react-custom-scrollbars-2': path.join(client, 'custom-scrollbars.js') },
    plugins: [withoutInter],
    logLevel: 'silent',
    legalComments: 'none',
  });
  if (existsSync(outputFolder)) {
    rmSync(outputFolder, { recursive: true, force: true });
  }
  renameSync(draft, outputFolder);
}
