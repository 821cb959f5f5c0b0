// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  CoreApp,
  dateTime,
  LoadingState,
  PluginType,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
} from '@grafana/data';
import { GOROUTINES, HEAP_INUSE_SPACE, type HistoryStore } from '#pkg/capture';
import { SourceError, type FetchPort } from '#pkg/sources';
import { SeepDataSource } from './datasource';
import { PollerRegistry } from './live/poller-registry';
import type { SeepQuery } from './query/seep-query';
import type { SeepOptions } from './settings/seep-options';

const read = (path: string) => Uint8Array.from(readFileSync(`pkg/${path}`));
const heapBytes = {
  t0: read('calltree/testdata/leaky/t0/heap.pb.gz'),
  t2: read('calltree/testdata/leaky/t2/heap.pb.gz'),
};
const goroutineBytes = read('calltree/testdata/leaky/t0/goroutine.pb.gz');
const indexPage = read('sources/testdata/index-go127.html');
const vars: { memstats: Record<string, number> } = JSON.parse(
  Buffer.from(read('sources/testdata/vars.json')).toString()
);

const settings: DataSourceInstanceSettings<SeepOptions> = {
  uid: 'uid-1',
  type: 'seep-pprof-datasource',
  name: 'checkout',
  url: '/api/datasources/proxy/uid/uid-1',
  access: 'proxy',
  readOnly: false,
  jsonData: { minGrowthAgeSeconds: 0 },
  meta: {
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
  },
};

/** The service: the leaky fixture at t0, at t2 from the second round on; what fails and what was asked. */
function service() {
  const asked: string[] = [];
  let isDown = false;
  let page: Uint8Array | undefined;
  const count = (name: string) => asked.filter((path) => path === `/debug/pprof/${name}`).length;
  const bodyOf = (path: string): Uint8Array | undefined => {
    switch (path) {
      case '/debug/pprof/':
        return indexPage;
      case '/debug/pprof/heap':
        return page ?? (count('heap') < 2 ? heapBytes.t0 : heapBytes.t2);
      case '/debug/pprof/goroutine':
        return page ?? goroutineBytes;
      case '/debug/vars': {
        const NumGC = vars.memstats.NumGC + 10 * count('heap');
        return page ?? Buffer.from(JSON.stringify({ memstats: { ...vars.memstats, NumGC } }));
      }
      default:
        return undefined;
    }
  };
  const fetch: FetchPort = async ({ url }) => {
    const path = url.slice(settings.url?.length);
    asked.push(path);
    if (isDown) {
      throw new SourceError('unreachable', `${path}: connection refused`);
    }
    const body = bodyOf(path);
    return { status: body === undefined ? 404 : 200, headers: {}, body: body ?? Buffer.from('404 page not found') };
  };
  return {
    asked,
    count,
    fetch,
    goDown: (down = true) => {
      isDown = down;
    },
    answerWith: (text: string) => {
      page = Buffer.from(text);
    },
  };
}

const forgetful: HistoryStore = {
  load: () => Promise.resolve(undefined),
  append: () => Promise.resolve(),
  replace: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

function dataSource(fetch: FetchPort, pollers = new PollerRegistry()) {
  return new SeepDataSource(
    settings,
    { replace: (text = '') => text.replace('$type', GOROUTINES).replace('$from', 'rangeStart') },
    {
      fetch,
      inflate: (gzipped) => Promise.resolve(Uint8Array.from(gunzipSync(gzipped))),
      yieldToHost: () => Promise.resolve(),
      store: forgetful,
      visibility: { isVisible: () => true, watch: () => () => undefined },
      pollers,
      findDataSource: () => Promise.reject(new Error('not part of this test')),
    }
  );
}

type Target = Partial<SeepQuery> & { refId: string };

function request(targets: Target[], to = 'now'): DataQueryRequest<SeepQuery> {
  const raw = { from: 'now-1h', to };
  const range = { from: dateTime(Date.now() - 3_600_000), to: dateTime(Date.now()), raw };
  // Stored queries may lack anything: that is what the tests are about.
  const stored = targets as SeepQuery[];
  return {
    requestId: 'Q1',
    interval: '15s',
    intervalMs: 15_000,
    range,
    rangeRaw: raw,
    scopedVars: {},
    targets: stored,
    timezone: 'utc',
    app: CoreApp.Dashboard,
    startTime: 0,
  };
}

function watch(source: SeepDataSource, of: DataQueryRequest<SeepQuery>) {
  const packets: DataQueryResponse[] = [];
  const subscription = source.query(of).subscribe((packet) => packets.push(packet));
  return { packets, newest: () => packets[packets.length - 1], stop: () => subscription.unsubscribe() };
}

function frame(packet: DataQueryResponse, refId: string): DataFrame {
  const found: DataFrame | undefined = packet.data.find((one: DataFrame) => one.refId === refId);
  if (found === undefined) {
    throw new Error(`no frame of ${refId}`);
  }
  return found;
}

const values = (of: DataFrame, name: string) => of.fields.find((field) => field.name === name)?.values ?? [];
const notices = (of: DataFrame) => (of.meta?.notices ?? []).map(({ text }) => text).join('\n');

beforeAll(() => {
  // jsdom 20 lacks it; browsers have it since 2022.
  AbortSignal.prototype.throwIfAborted ??= function (this: AbortSignal) {
    if (this.aborted) {
      throw this.reason;
    }
  };
});
beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 0, 2, 12, 3, 4) }));
afterEach(() => jest.useRealTimers());

const MIB = 1024 * 1024;

describe('query', () => {
  it('shows the growth of the leaky service from the second capture on, to the byte', async () => {
    const { fetch } = service();
    const { packets, newest } = watch(dataSource(fetch), request([{ refId: 'A', schema: 2, queryType: 'delta' }]));
    await jest.advanceTimersByTimeAsync(1000);
    const waiting = frame(newest(), 'A');
    expect(waiting.length).toBe(0);
    expect(notices(waiting)).toMatch(/One capture so far; growth appears with the next one \(in 1[45] s\)/);
    await jest.advanceTimersByTimeAsync(15_000);
    const delta = frame(newest(), 'A');
    expect(values(delta, 'level')[0]).toBe(0);
    expect(values(delta, 'label')[0]).toBe('total');
    // go tool pprof says 40.05 MiB and 1,176.76 MiB for the two files.
    expect(values(delta, 'value')[0] / MIB).toBeCloseTo(40.05, 2);
    expect(values(delta, 'valueRight')[0] / MIB).toBeCloseTo(1176.76, 2);
    const { balance, ...details } = delta.meta?.custom ?? {};
    expect(values(delta, 'history')[0]).toEqual([values(delta, 'value')[0], values(delta, 'valueRight')[0]]);
    expect(values(delta, 'file').some((file) => String(file).endsWith('.go'))).toBe(true);
    expect(values(delta, 'allocated')[0]).toBeGreaterThan(values(delta, 'valueRight')[0] - values(delta, 'value')[0]);
    expect(delta.fields.some(({ name }) => name === 'proven')).toBe(false);
    expect(balance.after).toBeCloseTo(balance.before + balance.grown - balance.shrunk, 3);
    expect(details).toMatchObject({
      schema: 1,
      kind: 'delta',
      captures: 2,
      beforeUnixMs: Date.UTC(2026, 0, 2, 12, 3, 4),
      profileType: HEAP_INUSE_SPACE,
      historyUnixMs: [Date.UTC(2026, 0, 2, 12, 3, 4), expect.any(Number)],
      steps: 1,
      compare: { isRefused: false, problems: [] },
    });
    expect(notices(delta)).toContain('Live data since 12:03:04, kept in this browser.');
    expect(new Set(packets.map(({ key }) => key)).size).toBe(1);
    expect(packets.every(({ state }) => state === LoadingState.Streaming)).toBe(true);
  });

  it('asks for one heap a round, however many panels and data source objects there are', async () => {
    const { fetch, count } = service();
    const pollers = new PollerRegistry();
    const sources = [dataSource(fetch, pollers), dataSource(fetch, pollers)];
    const panels = Array.from({ length: 10 }, (_, i) =>
      watch(sources[i % 2], request([{ refId: 'A', queryType: i % 3 === 0 ? 'delta' : 'series' }]))
    );
    await jest.advanceTimersByTimeAsync(16_000);
    expect(count('heap')).toBe(2);
    expect(count('goroutine')).toBe(2);
    expect(panels.every(({ newest }) => newest().data.length > 0)).toBe(true);
  });

  it('only ever asks for known paths under its own URL', async () => {
    const { fetch, asked } = service();
    const source = dataSource(fetch);
    watch(source, request([{ refId: 'A' }]));
    await jest.advanceTimersByTimeAsync(31_000);
    await source.testDatasource();
    const profiles = ['', 'heap', 'goroutine', 'goroutineleak'].map((name) => `/debug/pprof/${name}`);
    const known = [...profiles, '/debug/vars', '/metrics'];
    expect([...new Set(asked)].filter((path) => !known.includes(path))).toEqual([]);
  });

  it('answers every kind of query from the same captures', async () => {
    const { fetch } = service();
    const targets: Target[] = [
      { refId: 'heap', queryType: 'series', metric: 'heap_inuse' },
      { refId: 'sites', queryType: 'series', metric: HEAP_INUSE_SPACE, groupBy: 'function', topN: 3 },
      { refId: 'sum', queryType: 'series', metric: HEAP_INUSE_SPACE, groupBy: 'none' },
      { refId: 'score', queryType: 'leakScore' },
      { refId: 'suspects', queryType: 'suspects', before: '$from' },
      { refId: 'goroutines', queryType: 'profile', profileType: '$type' },
      { refId: 'waiting', queryType: 'goroutines' },
    ];
    const { newest } = watch(dataSource(fetch), request(targets));
    await jest.advanceTimersByTimeAsync(31_000);
    const packet = newest();
    expect(packet.errors).toBeUndefined();
    expect(values(frame(packet, 'heap'), 'heap_inuse')).toHaveLength(3);
    expect(packet.data.filter(({ refId }) => refId === 'sites')).toHaveLength(3);
    expect(values(frame(packet, 'sum'), HEAP_INUSE_SPACE)[0] / MIB).toBeCloseTo(40.05, 2);
    expect(packet.data.filter(({ refId }) => refId === 'score').map((one) => one.fields[1].labels)).toEqual([
      { service: 'checkout', resource: 'heap' },
      { service: 'checkout', resource: 'goroutines' },
    ]);
    const suspects = frame(packet, 'suspects');
    expect(values(suspects, 'rank')[0]).toBe(1);
    expect(values(suspects, 'growth')[0]).toBeGreaterThan(100 * MIB);
    expect(frame(packet, 'goroutines').meta?.custom).toMatchObject({ kind: 'profile', profileType: GOROUTINES });
    const waiting = frame(packet, 'waiting');
    expect(waiting.meta?.custom).toMatchObject({ kind: 'goroutines', total: 7281 });
    expect(values(waiting, 'count').reduce((sum, count) => sum + count, 0)).toBe(7281);
    expect(values(waiting, 'state')).toEqual(
      expect.arrayContaining(['chan receive', 'chan send', 'select', 'IO wait'])
    );
  });

  it('scores each capture once, and says why the score is what it is', async () => {
    const { fetch } = service();
    const { newest } = watch(dataSource(fetch), request([{ refId: 'A', queryType: 'leakScore' }]));
    await jest.advanceTimersByTimeAsync(46_000);
    const heap = frame(newest(), 'A');
    expect(values(heap, 'time')).toHaveLength(4);
    expect(heap.meta?.custom).toMatchObject({ schema: 1, kind: 'leakScore', resource: 'heap', forecast: null });
    expect(heap.meta?.custom?.reasons.length).toBeGreaterThan(0);
    expect(notices(heap)).toContain(heap.meta?.custom?.reasons[0]);
  });

  it('adds the reasons as a table in Explore, and nowhere else', async () => {
    const { fetch } = service();
    const of = (app: CoreApp) => ({ ...request([{ refId: 'A', queryType: 'leakScore' }]), app });
    const source = dataSource(fetch);
    const explore = watch(source, of(CoreApp.Explore));
    const dashboard = watch(source, of(CoreApp.Dashboard));
    await jest.advanceTimersByTimeAsync(16_000);
    const kinds = (packet: DataQueryResponse) =>
      packet.data.map((one: DataFrame) => one.meta?.preferredVisualisationType);
    expect(kinds(dashboard.newest())).toEqual(['graph', 'graph']);
    expect(kinds(explore.newest())).toEqual(['graph', 'graph', 'table']);
    const reasons: DataFrame = explore.newest().data[2];
    expect(reasons.fields.map(({ name }) => name)).toEqual(['series', 'term', 'value', 'sentence']);
    expect(values(reasons, 'series')).toEqual(['Heap', 'Goroutines']);
    expect(values(reasons, 'sentence')[0]).toContain('too few to score');
  });

  it('leaves the service in peace when only series of Prometheus are scored', async () => {
    const { fetch, asked } = service();
    const query: Target = { refId: 'A', queryType: 'leakScore', prometheusUid: 'gone', expr: 'go_goroutines' };
    const { packets } = watch(dataSource(fetch), request([query]));
    await jest.advanceTimersByTimeAsync(31_000);
    expect(asked).toEqual([]);
    expect(packets).toEqual([
      expect.objectContaining({ state: LoadingState.Done, errors: [expect.objectContaining({ refId: 'A' })] }),
    ]);
  });

  it('scores the service and Prometheus side by side, in packets that do not replace each other', async () => {
    const { fetch } = service();
    const { packets, newest } = watch(
      dataSource(fetch),
      request([
        { refId: 'A', queryType: 'leakScore' },
        { refId: 'B', queryType: 'leakScore', prometheusUid: 'gone', expr: 'go_goroutines' },
      ])
    );
    await jest.advanceTimersByTimeAsync(16_000);
    expect(new Set(packets.map(({ key }) => key)).size).toBe(2);
    expect(packets.every(({ state }) => state === LoadingState.Streaming)).toBe(true);
    expect(newest().data.every(({ refId }) => refId === 'A')).toBe(true);
  });

  it('keeps the last picture when the service goes away, says since when, and heals', async () => {
    const { fetch, goDown } = service();
    const { newest } = watch(dataSource(fetch), request([{ refId: 'A', queryType: 'delta' }]));
    await jest.advanceTimersByTimeAsync(16_000);
    const good = frame(newest(), 'A').length;
    goDown();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(frame(newest(), 'A').length).toBe(good);
    expect(newest().errors).toEqual([
      expect.objectContaining({
        refId: 'A',
        message: expect.stringMatching(/connection refused.*check host and port.*\[unreachable\]/),
        data: expect.objectContaining({ error: 'unreachable', since: '2026-01-02T12:03:34.000Z' }),
      }),
    ]);
    goDown(false);
    await jest.advanceTimersByTimeAsync(15_000);
    expect(newest().errors).toBeUndefined();
  });

  it.each([
    ['<!doctype html><title>Sign in</title>', 'unexpected-answer'],
    ['', 'empty-input'],
  ])('says it in words when the service answers %p with status 200', async (body, code) => {
    const { fetch, answerWith } = service();
    answerWith(body);
    const { newest } = watch(dataSource(fetch), request([{ refId: 'A', queryType: 'delta' }]));
    await jest.advanceTimersByTimeAsync(1000);
    expect(newest().errors).toEqual([expect.objectContaining({ data: expect.objectContaining({ error: code }) })]);
    expect(frame(newest(), 'A').length).toBe(0);
  });

  it('lets one bad query fail alone', async () => {
    const { fetch } = service();
    const targets: Target[] = [
      { refId: 'good', queryType: 'series', metric: 'goroutines' },
      { refId: 'moment', queryType: 'delta', before: 'last week' },
      { refId: 'metric', queryType: 'series', metric: 'heap_dreams' },
      { refId: 'type', queryType: 'profile', profileType: 'cpu' },
    ];
    // As a dashboard of a later version has it.
    const newer = { refId: 'newer', schema: 3 } as unknown as Target;
    const { newest } = watch(dataSource(fetch), request([...targets, newer]));
    await jest.advanceTimersByTimeAsync(1000);
    expect(values(frame(newest(), 'good'), 'goroutines')).toHaveLength(1);
    expect(newest().errors?.map(({ refId, data }) => [refId, data?.error])).toEqual([
      ['moment', 'bad-moment'],
      ['metric', 'unknown-metric'],
      ['type', 'unknown-profile-type'],
      ['newer', 'newer-query'],
    ]);
  });

  it('is done with a range of the past once it has shown what is known', async () => {
    const { fetch, asked } = service();
    const { packets } = watch(dataSource(fetch), request([{ refId: 'A' }], '2026-01-02T12:00:00Z'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(packets.map(({ state }) => state)).toEqual([LoadingState.Done]);
    expect(asked).toEqual([]);
  });

  it('stops asking when nobody listens any more', async () => {
    const { fetch, count } = service();
    const { stop } = watch(dataSource(fetch), request([{ refId: 'A' }]));
    await jest.advanceTimersByTimeAsync(1000);
    stop();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(count('heap')).toBe(1);
  });
});

describe('testDatasource', () => {
  it('lists what the service offers and what is missing', async () => {
    const { status, message, details } = await dataSource(service().fetch).testDatasource();
    expect(status).toBe('success');
    expect(message).toMatch(/Profiles: .*goroutine \(59\).*heap \(49\)/);
    expect(message).toContain('Memory statistics come from /debug/vars.');
    expect(message).toContain('The Go version is not told.');
    expect(details?.message).toMatch(/^Everything works; more could be told: .*go_gc_heap_live_bytes/);
    expect(message).not.toContain('go_gc_heap_live_bytes');
  });

  it.each([
    [
      400,
      '{"message":"Authentication to data source failed"}',
      /refused the request: check the user.*\[unauthorized\]/,
    ],
    [502, 'connection refused', /as seen from the Grafana server.*\[unreachable\]/],
    [404, '404 page not found', /check the path prefix.*\[no-pprof\]/],
    [200, '<html><body>Sign in</body></html>', /login page.*\[unexpected-answer\]/],
  ])('says what to do about status %p', async (status, body, message) => {
    const fetch: FetchPort = () => Promise.resolve({ status, headers: {}, body: Uint8Array.from(Buffer.from(body)) });
    await expect(dataSource(fetch).testDatasource()).resolves.toEqual({
      status: 'error',
      message: expect.stringMatching(message),
    });
  });
});

describe('the query model', () => {
  const source = dataSource(service().fetch);

  it('begins with growth in Explore and with the live heap in a dashboard', () => {
    expect(source.getDefaultQuery(CoreApp.Explore)).toMatchObject({
      queryType: 'delta',
      profileType: HEAP_INUSE_SPACE,
    });
    expect(source.getDefaultQuery(CoreApp.PanelEditor)).toMatchObject({ queryType: 'series', metric: 'heap_live' });
  });

  it('describes queries in a few words', () => {
    const base = { refId: 'A', schema: 2 as const };
    expect(source.getQueryDisplayText({ ...base, queryType: 'series', metric: 'heap_live' })).toBe('Series: Live heap');
    expect(source.getQueryDisplayText({ ...base, queryType: 'delta', before: 'now-1h' })).toBe(
      'Growth: Memory in use, now-1h → auto'
    );
    const score = { ...base, queryType: 'leakScore' as const };
    expect(source.getQueryDisplayText(score)).toBe('Leak score');
    expect(source.getQueryDisplayText({ ...base, queryType: 'goroutines' })).toBe('Goroutines: auto');
    expect(source.getQueryDisplayText({ ...score, prometheusUid: 'prom', expr: 'go_goroutines' })).toBe(
      'Leak score: go_goroutines'
    );
  });

  it('leaves hidden queries out, and those whose expression is still to be written', () => {
    const unfinished = { refId: 'A', schema: 2 as const, queryType: 'leakScore' as const, prometheusUid: 'prom' };
    expect(source.filterQuery(unfinished)).toBe(false);
    expect(source.filterQuery({ ...unfinished, expr: ' ' })).toBe(false);
    expect(source.filterQuery({ ...unfinished, expr: 'go_goroutines' })).toBe(true);
    expect(source.filterQuery({ ...unfinished, queryType: 'series' })).toBe(true);
    expect(source.filterQuery({ refId: 'A', schema: 2, queryType: 'series', hide: true })).toBe(false);
    expect(source.filterQuery({ refId: 'A', schema: 2, queryType: 'series' })).toBe(true);
  });

  it('fills variables in and names itself when a panel is taken to Explore', () => {
    const [query] = source.interpolateVariablesInQueries(
      [{ refId: 'A', schema: 2, queryType: 'delta', profileType: '$type', before: '$from' }],
      {}
    );
    expect(query).toMatchObject({ profileType: GOROUTINES, before: 'rangeStart', datasource: { uid: 'uid-1' } });
  });
});
