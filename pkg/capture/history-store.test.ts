// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { goroutineProfileFromText } from '#pkg/testkit';
import { CaptureError, CaptureHistory, openHistory, type HistoryStore, type StoredCapture } from './index';
import { memoryOf, scrapeOf } from './testdata/scrape-of';

/** A store in memory that clones like IndexedDB does and counts what it is told. */
function createMemoryStore() {
  const targets = new Map<string, StoredCapture[]>();
  const calls: string[] = [];
  let failures = 0;
  const store: HistoryStore = {
    async load(key) {
      const records = targets.get(key);
      return records && structuredClone({ schema: 1 as const, records });
    },
    async append(key, record) {
      if (failures > 0) {
        failures--;
        throw new Error('no space');
      }
      calls.push(`append ${record.sequence} +${record.interned.stackDepth.length}`);
      const records = targets.get(key) ?? [];
      if (records.some(({ sequence }) => sequence === record.sequence)) {
        throw new CaptureError('store-conflict', `sequence ${record.sequence} is taken`);
      }
      targets.set(key, [...records, structuredClone(record)]);
    },
    async replace(key, history) {
      calls.push(`replace ${history.records.length}`);
      targets.set(key, structuredClone([...history.records]));
    },
    async remove(key) {
      targets.delete(key);
    },
  };
  return { store, calls, targets, failNext: (count: number) => (failures = count) };
}

const goroutinesAt = (time: number, text: string) =>
  scrapeOf(time, { goroutine: goroutineProfileFromText(text), memory: memoryOf({ gcCycles: time }) });

/** As text, because a structured clone makes arrays of another realm under jest, which toEqual tells apart. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    ArrayBuffer.isView(part) ? `${Object.prototype.toString.call(part)} ${part}` : part
  );
}

function expectSame(actual: CaptureHistory, expected: CaptureHistory): void {
  expect(asText(actual.captures)).toEqual(asText(expected.captures));
  expect(asText(actual.stacks)).toEqual(asText(expected.stacks));
  expect(actual.droppedCaptures).toBe(expected.droppedCaptures);
}

describe('openHistory', () => {
  it('starts empty, appends only what is new, and finds everything again', async () => {
    const { store, calls } = createMemoryStore();
    const first = await openHistory(store, 'svc');
    first.history.add(goroutinesAt(1, 'main.a;main.b 3\nmain.c 1'));
    await first.save();
    first.history.add(goroutinesAt(2, 'main.a;main.b 4'));
    first.history.add(goroutinesAt(3, 'main.d 1\nmain.c 1'));
    await first.save();
    await first.save();
    expect(calls).toEqual(['replace 1', 'append 1 +1', 'append 2 +0']);

    const second = await openHistory(store, 'svc');
    expectSame(second.history, first.history);
    second.history.add(goroutinesAt(4, 'main.e 1'));
    await second.save();
    expect(calls.slice(3)).toEqual(['append 3 +1']);
    expectSame((await openHistory(store, 'svc')).history, second.history);
  });

  it('sees a restart that happened while nobody looked', async () => {
    const { store } = createMemoryStore();
    const first = await openHistory(store, 'svc');
    first.history.add(scrapeOf(1, { memory: memoryOf({ gcCycles: 50 }) }));
    await first.save();
    const second = await openHistory(store, 'svc');
    expect(second.history.add(scrapeOf(2, { memory: memoryOf({ gcCycles: 2 }) })).restart).toBe(true);
  });

  it('goes on after a failure without losing or repeating a record', async () => {
    const { store, failNext } = createMemoryStore();
    const kept = await openHistory(store, 'svc');
    kept.history.add(goroutinesAt(1, 'main.a 1'));
    await kept.save();
    kept.history.add(goroutinesAt(2, 'main.b 1'));
    failNext(1);
    await expect(kept.save()).rejects.toThrow('no space');
    kept.history.add(goroutinesAt(3, 'main.c 1'));
    await kept.save();
    expectSame((await openHistory(store, 'svc')).history, kept.history);
  });

  it('lets saves wait for each other', async () => {
    const { store, calls } = createMemoryStore();
    const kept = await openHistory(store, 'svc');
    kept.history.add(goroutinesAt(1, 'main.a 1'));
    const saves = [kept.save()];
    kept.history.add(goroutinesAt(2, 'main.a 2'));
    saves.push(kept.save());
    await Promise.all(saves);
    expect(calls.reduce((sum, call) => sum + (call.startsWith('replace 2') ? 2 : 1), 0)).toBe(2);
    expectSame((await openHistory(store, 'svc')).history, kept.history);
  });

  it('replaces the stored records after old captures were dropped', async () => {
    const { store, calls } = createMemoryStore();
    const kept = await openHistory(store, 'svc', { maxCaptures: 4 });
    for (let time = 1; time <= 12; time++) {
      kept.history.add(goroutinesAt(time, `main.f${time} 1`));
      await kept.save();
    }
    expect(calls.filter((call) => call.startsWith('replace')).length).toBeGreaterThan(1);
    const again = await openHistory(store, 'svc', { maxCaptures: 4 });
    expectSame(again.history, kept.history);
    expect(again.history.droppedCaptures).toBe(8);
  });

  it('applies smaller limits to what was stored, and stores that', async () => {
    const { store, targets } = createMemoryStore();
    const large = await openHistory(store, 'svc');
    for (let time = 1; time <= 20; time++) {
      large.history.add(goroutinesAt(time, 'main.a 1'));
    }
    await large.save();
    const small = await openHistory(store, 'svc', { maxCaptures: 8 });
    expect(small.history.captures.length).toBeLessThanOrEqual(8);
    await small.save();
    expect(targets.get('svc')?.length).toBe(small.history.captures.length);
  });

  it('says when somebody else writes the same target', async () => {
    const { store } = createMemoryStore();
    const one = await openHistory(store, 'svc');
    one.history.add(goroutinesAt(1, 'main.a 1'));
    await one.save();
    const other = await openHistory(store, 'svc');
    other.history.add(goroutinesAt(2, 'main.b 1'));
    await other.save();
    one.history.add(goroutinesAt(3, 'main.c 1'));
    await expect(one.save()).rejects.toMatchObject({ code: 'store-conflict' });
    expectSame((await openHistory(store, 'svc')).history, other.history);
  });

  it('stores any run of scrapes and saves so that loading gives it back', async () => {
    const step = fc.record({ stacks: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }), save: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.integer({ min: 3, max: 30 }),
        async (steps, maxCaptures) => {
          const { store } = createMemoryStore();
          const kept = await openHistory(store, 'svc', { maxCaptures });
          for (const [i, { stacks, save }] of steps.entries()) {
            kept.history.add(goroutinesAt(i + 1, stacks.map((n) => `main.r;main.f${n} ${n + 1}`).join('\n')));
            if (save) {
              await kept.save();
            }
          }
          await kept.save();
          expectSame((await openHistory(store, 'svc', { maxCaptures })).history, kept.history);
        }
      ),
      { numRuns: 60 }
    );
  });
});

describe('CaptureHistory.fromStored', () => {
  function storedHistory() {
    const history = new CaptureHistory();
    history.add(goroutinesAt(1, 'main.a;main.b 3'));
    history.add(goroutinesAt(2, 'main.a 1'));
    return history.toStored();
  }

  it('takes back what toStored gave', () => {
    const stored = storedHistory();
    expect(asText(CaptureHistory.fromStored(structuredClone(stored)).toStored())).toEqual(asText(stored));
    expect(asText(stored)).toContain('[object Int32Array] 0');
  });

  it.each([undefined, null, 7, {}, [], { schema: 1 }, { schema: 0, records: [] }, { schema: '1', records: [] }])(
    'refuses %p',
    (stored) => {
      expect(() => CaptureHistory.fromStored(stored)).toThrow(expect.objectContaining({ code: 'damaged-history' }));
    }
  );

  it('refuses a store of a newer version', () => {
    const { records } = storedHistory();
    const newer = expect.objectContaining({ code: 'newer-schema' });
    expect(() => CaptureHistory.fromStored({ schema: 2, records })).toThrow(newer);
    expect(() => CaptureHistory.fromStored({ schema: 1, records: [{ ...records[0], schema: 2 }] })).toThrow(newer);
  });

  const damages: ReadonlyArray<readonly [string, (records: readonly StoredCapture[]) => unknown[]]> = [
    ['a record is missing', (records) => records.slice(1)],
    ['records are swapped', ([a, b]) => [b, a]],
    ['a record is twice there', ([a]) => [a, a]],
    ['a record is no object', ([a]) => [a, 5]],
    ['times fall', ([a, b]) => [a, { ...b, capture: { ...b.capture, timeUnixMs: 0 } }]],
    [
      'rows have two lengths',
      ([a]) => [
        { ...a, capture: { ...a.capture, rows: { x: { stack: new Int32Array(1), value: new Float64Array(2) } } } },
      ],
    ],
    [
      'a row names an unknown stack',
      ([a]) => [
        { ...a, capture: { ...a.capture, rows: { x: { stack: Int32Array.of(9), value: Float64Array.of(1) } } } },
      ],
    ],
    [
      'a stack names an unknown frame',
      ([a]) => [{ ...a, interned: { ...a.interned, stackFrame: Int32Array.of(0, 9) } }],
    ],
    ['stacks are cut short', ([a]) => [{ ...a, interned: { ...a.interned, stackFrame: Int32Array.of(0) } }]],
    ['a depth is negative', ([a]) => [{ ...a, interned: { ...a.interned, stackDepth: Int32Array.of(-1) } }]],
    [
      'statistics are text',
      ([a]) => [{ ...a, capture: { ...a.capture, memory: { origin: 'vars', rssIsPeak: false, gcCycles: '5' } } }],
    ],
  ];

  it.each(damages)('refuses a history in which %s, and says where', (_, damage) => {
    const records = damage(storedHistory().records);
    const load = () => CaptureHistory.fromStored({ schema: 1, records });
    expect(load).toThrow(
      expect.objectContaining({ code: 'damaged-history', at: expect.stringMatching(/^record \d$/) })
    );
  });
});
