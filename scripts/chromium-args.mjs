// SPDX-License-Identifier: Apache-2.0
/** What every Chromium of ours is started with: no window, no graphics card, in containers too, and nothing of its own over the network. */
export const CHROMIUM_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
];
