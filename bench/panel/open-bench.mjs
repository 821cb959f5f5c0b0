// SPDX-License-Identifier: Apache-2.0
// What all measurements of the panel need: both bundles, a server for them, a browser.
import { CHROMIUM_ARGS } from '../../scripts/chromium-args.mjs';
import { ScriptError } from '../../scripts/script-error.mjs';
import { bundlePage } from './bundle-page.mjs';
import { ensurePeer } from './ensure-peer.mjs';
import { servePages } from './serve-pages.mjs';

const BENCH_ARGS = ['--enable-precise-memory-info', '--js-flags=--expose-gc --max-old-space-size=8192'];

/**
 * @param {string} executable the browser
 * @param {ReadonlyArray<'seep' | 'peer'>} sides in the order of their numbers
 * @param {{ isReadable?: boolean }} [options] see bundlePage
 */
export async function openBench(executable, sides, options) {
  if (sides.includes('peer')) {
    await ensurePeer();
  }
  const bundles = await Promise.all(sides.map((side) => bundlePage(side, options).catch(explain)));
  const pages = await servePages(bundles);
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: executable, args: [...CHROMIUM_ARGS, ...BENCH_ARGS] });
  const close = async () => {
    await browser.close();
    pages.close();
  };
  return { browser, pages, sides, version: browser.version(), close };
}

function explain(error) {
  throw new ScriptError(`The page of the bench does not bundle: ${error.message}`);
}
