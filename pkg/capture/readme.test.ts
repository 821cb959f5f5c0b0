// SPDX-License-Identifier: Apache-2.0
// The example of the README.
import { captureIndexAt, openHistory, readLiveHeap, type HistoryStore } from './index';
import { memoryOf, scrapeOf } from './testdata/scrape-of';

it('runs the example of the README', async () => {
  const appended: number[] = [];
  const store: HistoryStore = {
    load: async () => undefined,
    append: async (_, record) => void appended.push(record.sequence),
    replace: async (_, stored) => void appended.push(...stored.records.map(({ sequence }) => sequence)),
    remove: async () => undefined,
  };
  const scrape = scrapeOf(1000, { memory: memoryOf({ heapAllocBytes: 7 }) });
  const { history, save } = await openHistory(store, 'http://svc:6060');
  history.add(scrape);
  await save();
  const { kind, origin, values } = readLiveHeap(history);
  const before = captureIndexAt(history, 'auto-before');
  expect([kind, origin, values, before, appended]).toEqual([
    'heap_raw',
    'heap-alloc',
    Float64Array.of(7),
    undefined,
    [0],
  ]);
});
