// SPDX-License-Identifier: Apache-2.0
// Profiles of many megabytes: the page is not held up while they are read and while queries are answered from them, and both end when
// nobody waits for it.
import {
  CoreApp,
  dateTime,
  PluginType,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
} from '@grafana/data';
import type { HistoryStore } from '#pkg/capture';
import { encodeProfile } from '#pkg/profile';
import { heapProfileFromText } from '#pkg/testkit';
import { SeepDataSource } from './datasource';
import { LINGER_MS } from './live/live-poller';
import { PollerRegistry } from './live/poller-registry';
import type { SeepQuery } from './query/seep-query';
import type { SeepOptions } from './settings/seep-options';

const TURN_MS = 500;
const MOST_TURNS = 200;
const META: DataSourceInstanceSettings['meta'] = {
  id: 'seep-pprof-datasource',
  name: 'Seep pprof',
  type: PluginType.datasource,
  module: '',
  baseUrl: '',
  info: {
    author: { name: '' },
    description: '',
    links: [],
    logos: { large: '', small: '' },
    screenshots: [],
    updated: '',
    version: '',
  },
};
const SETTINGS: DataSourceInstanceSettings<SeepOptions> = {
  uid: 'uid-1',
  type: META.id,
  name: 'checkout',
  url: '/api/datasources/proxy/uid/uid-1',
  access: 'proxy',
  readOnly: false,
  jsonData: {},
  meta: META,
};
const FORGETFUL: HistoryStore = {
  load: () => Promise.resolve(undefined),
  append: () => Promise.resolve(),
  replace: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

// A Sample message: locations 1, 2 and 3, values 2, 200, 1 and 100. Messages that follow each other are one message.
const SAMPLE = Uint8Array.of(0x12, 12, 0x0a, 3, 1, 2, 3, 0x12, 5, 2, 0xc8, 1, 1, 100);

function heapOf(samples: number): Uint8Array {
  const first = encodeProfile(heapProfileFromText('main;put;grow 2 200 1 100'));
  return Uint8Array.from(Buffer.concat([first, ...new Array<Uint8Array>(samples - 1).fill(SAMPLE)]));
}

/** Watches a service that has nothing but this heap profile; each turn that the page gets lasts TURN_MS. */
function watchHeap(heap: Uint8Array) {
  let turns = 0;
  const source = new SeepDataSource(
    SETTINGS,
    { replace: (text = '') => text },
    {
      fetch: ({ url }) => Promise.resolve({ status: url.endsWith('/heap') ? 200 : 404, headers: {}, body: heap }),
      inflate: () => Promise.reject(new Error('nothing here is compressed')),
      findDataSource: () => Promise.reject(new Error('not part of this test')),
      yieldToHost: () => {
        turns++;
        return new Promise((resolve) => setTimeout(resolve, TURN_MS));
      },
      store: FORGETFUL,
      visibility: { isVisible: () => true, watch: () => () => undefined },
      pollers: new PollerRegistry(),
    }
  );
  const packets: DataQueryResponse[] = [];
  const subscription = source.query(request()).subscribe((packet) => packets.push(packet));
  return { packets, turns: () => turns, stop: () => subscription.unsubscribe() };
}

function request(): DataQueryRequest<SeepQuery> {
  const raw = { from: 'now-1h', to: 'now' };
  return {
    requestId: 'Q1',
    interval: '15s',
    intervalMs: 15_000,
    range: { from: dateTime(Date.now() - 3_600_000), to: dateTime(Date.now()), raw },
    rangeRaw: raw,
    scopedVars: {},
    targets: [{ refId: 'A', schema: 2, queryType: 'profile' }],
    timezone: 'utc',
    app: CoreApp.Dashboard,
    startTime: 0,
  };
}

const totalOf = (packet: DataQueryResponse | undefined): unknown =>
  packet?.data[0]?.fields.find(({ name }: { name: string }) => name === 'value')?.values[0];

beforeAll(() => {
  // jsdom 20 lacks it; browsers have it since 2022.
  AbortSignal.prototype.throwIfAborted ??= function (this: AbortSignal) {
    if (this.aborted) {
      throw this.reason;
    }
  };
});
beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 0, 2, 12, 3, 4) }));
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('a heap profile', () => {
  const samples = 150_000;
  const long = heapOf(samples);

  it('of 2 MB gives the page several turns before it is read', async () => {
    const { packets, turns, stop } = watchHeap(long);
    await jest.advanceTimersByTimeAsync(TURN_MS);
    expect(turns()).toBeGreaterThan(0);
    expect(totalOf(packets.at(-1))).toBeUndefined();
    while (totalOf(packets.at(-1)) === undefined && turns() < MOST_TURNS) {
      await jest.advanceTimersByTimeAsync(TURN_MS);
    }
    expect(turns()).toBeGreaterThan(4);
    expect(totalOf(packets.at(-1))).toBe(samples * 100);
    stop();
  });

  it('of a few bytes is read in one turn', async () => {
    const { packets, turns, stop } = watchHeap(heapOf(1));
    await jest.advanceTimersByTimeAsync(TURN_MS);
    expect(totalOf(packets.at(-1))).toBe(100);
    expect(turns()).toBe(0);
    stop();
  });

  it('is read no further once nobody waits for it', async () => {
    const { turns, stop } = watchHeap(long);
    await jest.advanceTimersByTimeAsync(TURN_MS);
    stop();
    await jest.advanceTimersByTimeAsync(LINGER_MS + TURN_MS);
    const turnsWhenDropped = turns();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(turns()).toBe(turnsWhenDropped);
    expect(turnsWhenDropped).toBeLessThan(5);
  });
});

describe('an answer that takes long', () => {
  /** By this clock whatever is done between two looks at it takes as long as a turn. */
  function slowDown(): void {
    let nowMs = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (nowMs += 20));
  }

  it('gives the page a turn at each pause', async () => {
    slowDown();
    const { packets, turns, stop } = watchHeap(heapOf(1));
    for (let i = 0; totalOf(packets.at(-1)) === undefined && i < MOST_TURNS; i++) {
      await jest.advanceTimersByTimeAsync(TURN_MS);
    }
    expect(turns()).toBeGreaterThan(10);
    expect(totalOf(packets.at(-1))).toBe(100);
    stop();
  });

  it('is given up once nobody waits for it', async () => {
    slowDown();
    const { packets, turns, stop } = watchHeap(heapOf(1));
    for (let i = 0; turns() < 5 && i < MOST_TURNS; i++) {
      await jest.advanceTimersByTimeAsync(TURN_MS);
    }
    const packetsWhenDropped = packets.length;
    stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect([turns(), packets.length]).toEqual([5, packetsWhenDropped]);
    expect(totalOf(packets.at(-1))).toBeUndefined();
  });
});
