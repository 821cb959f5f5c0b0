// SPDX-License-Identifier: Apache-2.0
// Histories of recorded services against what `go tool pprof` says about the same files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { finishAtOnce } from '#pkg/base';
import { readProfile } from '#pkg/profile';
import { inflateInNode, sharedFolder } from '#pkg/testkit';
import {
  captureIndexAt,
  CaptureHistory,
  GOROUTINES,
  HEAP_INUSE_SPACE,
  readGoroutineCounts,
  readSeries,
  readSiteSeries,
  stacksAt,
} from './index';
import { scrapeOf } from './testdata/scrape-of';

const UNIT_BYTES: Readonly<Record<string, number>> = { B: 1, kB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

/** Function to flat bytes, and the rounding of what was printed, from the text of `pprof -top`. */
function flatBytesOf(topText: string): Map<string, { bytes: number; tolerance: number }> {
  const rows = new Map<string, { bytes: number; tolerance: number }>();
  for (const line of topText.split('\n')) {
    const match = /^\s*(-?[\d.]+)(B|kB|MB|GB)?\s+\S+%\s+\S+%\s+\S+\s+\S+%\s+(.*)$/.exec(line);
    if (match) {
      const [, number, unit = 'B', name] = match;
      const unitBytes = UNIT_BYTES[unit];
      rows.set(name.replace(/ \(inline\)$/, ''), { bytes: Number(number) * unitBytes, tolerance: 0.006 * unitBytes });
    }
  }
  return rows;
}

async function recordedHistory(folder: string): Promise<CaptureHistory> {
  const history = new CaptureHistory();
  for (const [i, step] of ['t0', 't1', 't2'].filter((name) => existsSync(path.join(folder, name))).entries()) {
    const read = (name: string) => readProfile(readFileSync(path.join(folder, step, name)), { inflate: inflateInNode });
    history.add(scrapeOf(i, { heap: await read('heap.pb.gz'), goroutine: await read('goroutine.pb.gz') }));
  }
  return history;
}

const shared = sharedFolder();
const fixtures = path.join(shared ?? '', 'fixtures');

// The recordings are too large for the repository.
(shared === undefined ? describe.skip : describe)('recorded services (needs ../shared)', () => {
  const folders = shared === undefined ? [] : readdirSync(fixtures);
  const services = folders.filter((name) => existsSync(path.join(fixtures, name, 't0/heap.pb.gz')));

  it.each(services)('give pprof’s flat bytes per function for each capture of %s', async (service) => {
    const history = await recordedHistory(path.join(fixtures, service));
    const query = { profileTypeId: HEAP_INUSE_SPACE, groupBy: 'function', top: Infinity } as const;
    const series = new Map(finishAtOnce(readSiteSeries(history, query)).map((one) => [one.name, one]));
    for (const index of history.captures.keys()) {
      const oracle = path.join(fixtures, service, `t${index}/oracle/heap.topcum-min.inuse_space.txt`);
      const flat = flatBytesOf(readFileSync(oracle, 'utf8'));
      expect(flat.size).toBeGreaterThan(2);
      const wrong = [...flat].filter(
        ([name, { bytes, tolerance }]) => Math.abs((series.get(name)?.values[index] ?? 0) - bytes) > tolerance
      );
      expect(wrong).toEqual([]);
    }
  });

  it('count the goroutines of leaky as pprof does, stackless ones too, from 7,281 on, less the one that answers', async () => {
    const history = await recordedHistory(path.join(fixtures, 'leaky'));
    expect(readSeries(history, 'goroutines').values[0]).toBe(7281);
    expect(readGoroutineCounts(history).values[0]).toBe(7280);
    const after = captureIndexAt(history, 'auto-after', GOROUTINES) ?? -1;
    const total = finishAtOnce(stacksAt(history, after, GOROUTINES)).value.reduce((sum, count) => sum + count, 0);
    expect(total).toBe(readGoroutineCounts(history).values[after] + 1);
  });

  it('come back from a store that clones', async () => {
    const history = await recordedHistory(path.join(fixtures, 'leaky'));
    const stored = structuredClone(history.toStored());
    const again = CaptureHistory.fromStored(stored);
    expect(Array.from(finishAtOnce(stacksAt(again, 2, HEAP_INUSE_SPACE)).frame)).toEqual(
      Array.from(finishAtOnce(stacksAt(history, 2, HEAP_INUSE_SPACE)).frame)
    );
    expect(again.stacks.length).toBe(history.stacks.length);
  });
});
