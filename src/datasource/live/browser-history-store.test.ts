// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto';
import { deserialize, serialize } from 'node:v8';
import { openDB } from 'idb';
import { CaptureHistory, GOROUTINES, openHistory, type HistoryStore, type Scrape } from '#pkg/capture';
import { goroutineProfileFromText } from '#pkg/testkit';
import { createBrowserHistoryStore } from './browser-history-store';
import { KeptCaptures } from './kept-captures';

const maxAgeMs = 24 * 3_600_000;
let target = 0;

beforeAll(() => {
  // jsdom has none, and the fake database copies with it.
  globalThis.structuredClone ??= (value) => deserialize(serialize(value));
  // jsdom 20 lacks it; browsers have it since 2022.
  AbortSignal.prototype.throwIfAborted ??= function (this: AbortSignal) {
    if (this.aborted) {
      throw this.reason;
    }
  };
});
// Each test has a target of its own in the one database.
beforeEach(() => target++);

const key = () => `uid-${target} /api/x`;
const store = () => createBrowserHistoryStore({ maxAgeMs });
const kept = (of: HistoryStore = store()) => new KeptCaptures({ store: of, targetKey: key(), maxAgeMs });

function scrape(agoMs: number): Scrape {
  const timeUnixMs = Date.now() - agoMs;
  return { timeUnixMs, memory: undefined, heap: undefined, goroutine: undefined, forcedGc: false, warnings: [] };
}

describe('the browser history store', () => {
  it('gives a reloaded page what the page before it had', async () => {
    const page = kept();
    await page.open();
    await page.add(scrape(3000));
    await page.add(scrape(2000));
    const reloaded = await kept().open();
    expect(reloaded.captures).toHaveLength(2);
    expect(reloaded.captures).toEqual((await page.open()).captures);
  });

  it('adds large captures in turns, and neither keeps nor stores what is given up', async () => {
    const stacks = Array.from(
      { length: 3000 },
      (_, i) => `main.main;main.f${i % 50};main.g${i};${'main.h;'.repeat(20)}main.i 1`
    );
    const large = { ...scrape(2000), goroutine: goroutineProfileFromText(stacks.join('\n')) };
    const controller = new AbortController();
    let turns = 0;
    const page = new KeptCaptures({
      store: store(),
      targetKey: key(),
      maxAgeMs,
      yieldToHost: async () => {
        turns++;
        if (turns === 2) {
          controller.abort(new Error('nobody looks'));
        }
      },
    });
    const history = await page.open();
    await expect(page.add(large, controller.signal)).rejects.toThrow('nobody looks');
    expect(history.captures).toHaveLength(0);
    expect((await kept().open()).captures).toHaveLength(0);
    await page.add({ ...large, timeUnixMs: Date.now() - 1000 });
    expect(turns).toBeGreaterThan(4);
    const [stored] = (await kept().open()).captures;
    expect(Array.from(stored.rows[GOROUTINES]?.stack ?? [])).toEqual(Array.from({ length: 3000 }, (_, i) => i));
    expect(history.stacks.length).toBe(3000);
  });

  it('keeps targets apart, and forgets only the one that is removed', async () => {
    const first = kept();
    await first.open();
    await first.add(scrape(1000));
    const other = new KeptCaptures({ store: store(), targetKey: `${key()} other`, maxAgeMs });
    expect((await other.open()).captures).toHaveLength(0);
    await other.add(scrape(500));
    await store().remove(key());
    expect(await store().load(key())).toBeUndefined();
    expect((await store().load(`${key()} other`))?.records).toHaveLength(1);
  });

  it('replaces everything when the history dropped old captures', async () => {
    const of = store();
    const { history, save } = await openHistory(of, key(), { maxCaptures: 4 });
    for (let i = 9; i >= 0; i--) {
      history.add(scrape(i * 1000));
      await save();
    }
    const stored = await of.load(key());
    expect(stored?.records.length).toBeLessThan(10);
    expect(CaptureHistory.fromStored(stored).captures).toEqual(history.captures);
  });

  it('takes the other window’s history when both stored a capture', async () => {
    const [one, other] = [kept(), kept()];
    await one.open();
    await other.open();
    await one.add(scrape(2000));
    const seen = await other.add(scrape(1900));
    expect(seen.captures).toEqual((await one.open()).captures);
    expect(other.warning).toBeUndefined();
    await other.add(scrape(1000));
    expect((await kept().open()).captures).toHaveLength(2);
  });

  it('forgets a history that ended more than a day ago', async () => {
    const page = kept();
    await page.open();
    await page.add(scrape(maxAgeMs + 1000));
    expect((await kept().open()).captures).toHaveLength(0);
  });

  it('removes what data sources of long ago left behind', async () => {
    const page = kept();
    await page.open();
    await page.add(scrape(1000));
    const database = await openDB('seep-leaks-app');
    await database.put('targets', { targetKey: key(), updatedUnixMs: Date.now() - maxAgeMs - 1000 });
    database.close();
    expect(await store().load(key())).toBeUndefined();
  });

  it('starts again when what is stored is damaged', async () => {
    const database = await openDB('seep-leaks-app');
    await database.put('captures', { targetKey: key(), sequence: 0, record: { schema: 1, nonsense: true } });
    database.close();
    const page = kept();
    expect((await page.open()).captures).toHaveLength(0);
    await page.add(scrape(1000));
    expect((await kept().open()).captures).toHaveLength(1);
    expect(page.warning).toBeUndefined();
  });

  it('leaves a store of a newer version alone and works without it', async () => {
    const database = await openDB('seep-leaks-app');
    await database.put('captures', { targetKey: key(), sequence: 0, record: { schema: 2 } });
    database.close();
    const page = kept();
    await page.open();
    expect((await page.add(scrape(1000))).captures).toHaveLength(1);
    expect(page.warning?.code).toBe('newer-schema');
    expect((await store().load(key()))?.records).toHaveLength(1);
  });

  it.each([
    ['QuotaExceededError', 'browser-storage-full'],
    ['InvalidStateError', 'browser-storage-unavailable'],
  ])('goes on in memory after %s and says so', async (name, code) => {
    const failure = Object.assign(new Error('no'), { name });
    const failing: HistoryStore = { ...store(), append: () => Promise.reject(failure) };
    const page = kept(failing);
    await page.open();
    await page.add(scrape(2000));
    expect((await page.add(scrape(1000))).captures).toHaveLength(2);
    expect(page.warning?.code).toBe(code);
  });
});
