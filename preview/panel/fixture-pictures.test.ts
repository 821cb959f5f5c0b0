// SPDX-License-Identifier: Apache-2.0
// Draws recorded pairs for somebody to look at, in out/screenshots/. What a picture must have to be worth a look is asserted.
import type { Page } from 'playwright-core';
import { describeWithRecordings } from '../testing/describe-with-recordings';
import type { FrameJson } from '../testing/growth-frame';
import { Preview } from '../testing/open-preview';
import { openPanel, readGraphPixels, readRecordedFrames, screenshotPanel, showFrames } from '../testing/panel-page';
import { countTones } from '../testing/pixel-colours';

const RECORDINGS = [
  'leaky-t0-t2-heap',
  'leaky-t0-t1-heap',
  'leaky-t0-t2-goroutine',
  'single-closure-t0-t1-heap',
  'single-mapcache-t0-t1-heap',
  'single-transport-t0-t1-goroutine',
  'go124-leaky-t0-t1-heap',
  'victoriametrics-t0-t1-heap',
  'prometheus-t0-t2-heap',
  'caddy-t0-t2-heap',
  'etcd-t0-t2-heap',
  'syncthing-t0-t2-goroutine',
];
const MINUTE_MS = 60_000;
jest.setTimeout(3 * MINUTE_MS);

describeWithRecordings('pictures of recorded processes', (executable) => {
  let preview: Preview;

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: {} });
  });

  afterAll(() => preview?.close());

  describe.each(['dark', 'light'])('in the %s theme', (theme) => {
    let page: Page | undefined;

    afterAll(() => page?.close());

    it.each(RECORDINGS)('draws %s', async (id) => {
      const frames = await readRecordedFrames(preview, id);
      page ??= await openPanel(preview, frames, { theme });
      await showFrames(page, frames);
      await screenshotPanel(page, `${id}-${theme}`);
      const rows = countTones(await readGraphPixels(page));
      const { grown, shrunk } = balanceOf(frames);
      expect(rows.some(({ orange }) => orange > 0)).toBe(grown > 0);
      expect(rows.some(({ blue }) => blue > 0)).toBe(shrunk > 0);
      expect(preview.problems).toEqual([]);
    });
  });
});

/** What the delta frame says of itself (docs/frames.md). */
function balanceOf(frames: readonly FrameJson[]): { grown: number; shrunk: number } {
  const balance = frames.map(({ schema }) => schema.meta?.custom?.balance).find((known) => known !== undefined);
  if (balance === undefined) {
    throw new Error('no frame with a balance');
  }
  return balance;
}
