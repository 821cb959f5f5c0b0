// SPDX-License-Identifier: Apache-2.0
// The whole way of a query about another data source's series, with a Prometheus whose answers are scripted here.
import {
  CoreApp,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
} from '@grafana/data';
import { firstValueFrom, Observable, of, throwError } from 'rxjs';
import { computeLeakScore } from '#pkg/leakscore';
import type { PrometheusScoreQuery } from './answer-prometheus-score';
import { askScripted, scriptedFrame, scriptedPrometheus } from './testing/scripted-prometheus';

const FROM_UNIX_MS = Date.UTC(2026, 0, 2, 12);
const STEP_MS = 60_000;
const POINTS = 180;
const times = Array.from({ length: POINTS }, (_, i) => FROM_UNIX_MS + i * STEP_MS);

type Labels = Record<string, string>;
type Script = (expr: string) => ReadonlyArray<readonly [Labels, (i: number) => number]>;

const seriesOf = (labels: Labels, valueAt: (i: number) => number) => ({
  labels,
  timesUnixMs: times,
  values: times.map((_, i) => valueAt(i)),
});

function prometheus(script: Script, answer?: (request: DataQueryRequest) => Observable<DataQueryResponse>) {
  return scriptedPrometheus((expr) => script(expr).map(([labels, valueAt]) => seriesOf(labels, valueAt)), answer);
}

const api: Labels = { __name__: 'go_gc_heap_live_bytes', job: 'api', instance: 'a:1' };
const leaking = (i: number) => 1e8 + i * 1e6 + (i % 3) * 1e5;
const flat = (i: number) => 1e8 + (i % 3) * 1e5;
const process: Labels = { job: 'api', instance: 'a:1' };

const base: PrometheusScoreQuery = {
  refId: 'A',
  schema: 2,
  queryType: 'leakScore',
  prometheusUid: 'prom',
  expr: 'go_gc_heap_live_bytes',
};

function ask(
  findDataSource: (uid: string) => Promise<DataSourceApi>,
  queries: PrometheusScoreQuery[] = [base],
  app: CoreApp = CoreApp.Dashboard
) {
  return askScripted(findDataSource, queries, {
    fromUnixMs: FROM_UNIX_MS,
    toUnixMs: FROM_UNIX_MS + POINTS * STEP_MS,
    app,
  });
}

const values = (frame: DataFrame, name: string): number[] =>
  frame.fields.find((field) => field.name === name)?.values ?? [];
const exprsOf = ({ targets }: DataQueryRequest) => targets.map((target) => ('expr' in target ? target.expr : ''));
const notices = (frame: DataFrame) => (frame.meta?.notices ?? []).map(({ text }) => text).join('\n');

describe('a leak score of Prometheus series', () => {
  it('is that of the same series, one frame each, with its labels', async () => {
    const { findDataSource } = prometheus((expr) =>
      expr === base.expr
        ? [
            [api, leaking],
            [{ ...api, instance: 'b:1' }, flat],
          ]
        : []
    );
    const { data, errors } = await firstValueFrom(ask(findDataSource));
    expect(errors).toBeUndefined();
    const [leak, healthy]: DataFrame[] = data;
    expect(leak.fields.map(({ name }) => name)).toEqual(['time', 'score', 'trend', 'shape', 'recency', 'size', 'load']);
    expect(leak.fields[1].labels).toEqual({ service: 'api', resource: 'heap', job: 'api', instance: 'a:1' });
    expect(leak.fields[1].config.displayNameFromDS).toBe('Leak score: a:1');
    const expected = computeLeakScore(
      { kind: 'heap_live', timesSeconds: times.map((ms) => ms / 1000), values: times.map((_, i) => leaking(i)) },
      { minGrowthAgeSeconds: 0 }
    );
    expect(values(leak, 'score').at(-1)).toBeCloseTo(expected.score, 6);
    expect(expected.score).toBeGreaterThan(80);
    expect(values(healthy, 'score').at(-1)).toBeLessThan(50);
    expect(values(leak, 'time').length).toBeLessThanOrEqual(120);
  });

  it('asks for a range, at the step of the query, under names that Grafana does not mix up', async () => {
    const { asked, findDataSource } = prometheus((expr) => (expr === base.expr ? [[api, flat]] : []));
    await firstValueFrom(ask(findDataSource, [base, { ...base, refId: 'B', step: '2m' }]));
    const [coarse] = asked.filter(({ requestId }) => requestId === 'Q1 B series');
    expect(coarse).toMatchObject({ intervalMs: 120_000, maxDataPoints: 91 });
    expect(coarse.targets[0]).toMatchObject({ range: true, instant: false, format: 'time_series', interval: '2m' });
    expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(4);
    const automatic = asked.find(({ requestId }) => requestId === 'Q1 A series');
    expect(automatic?.maxDataPoints).toBe(601);
  });

  it('finds restarts, load and the limit of the same process by itself', async () => {
    const { asked, findDataSource } = prometheus((expr) => {
      const [name] = /^\w+/.exec(expr) ?? [''];
      switch (name) {
        case 'go_gc_heap_live_bytes':
          return [[api, leaking]];
        case 'go_memstats_alloc_bytes_total':
          return [[process, (i) => i * 1e9]];
        case 'process_start_time_seconds':
          return [[process, (i) => (i < 90 ? 1 : 1000)]];
        case 'go_gc_gomemlimit_bytes':
          return [[process, () => 1e9]];
        case 'process_resident_memory_bytes':
          return [[process, () => 5e8]];
        default:
          return [];
      }
    });
    const { data } = await firstValueFrom(ask(findDataSource));
    const [frame]: DataFrame[] = data;
    expect(exprsOf(asked[1])).toContain('process_start_time_seconds{job=~"api",instance=~"a:1"}');
    const { limit, forecast, window, terms, reasons } = frame.meta?.custom ?? {};
    expect(limit).toEqual({ source: 'GOMEMLIMIT', limitBytes: 1e9, kappa: null, liveLimitBytes: 1e9 });
    // 1 MB a minute from 279 MB on.
    expect(forecast.medianSeconds / 3600).toBeCloseTo(12.1, 0);
    expect(forecast.earlySeconds).toBeLessThanOrEqual(forecast.medianSeconds);
    // The running process only: it is 90 points old.
    expect((window.toUnixMs - window.fromUnixMs) / STEP_MS).toBeLessThan(90);
    expect(terms).toMatchObject({ load: expect.any(Number) });
    expect(reasons.join(' ')).not.toContain('load was not looked at');

    const limited = await firstValueFrom(ask(findDataSource, [{ ...base, limitBytes: 8e8 }]));
    const ofQuery: DataFrame = limited.data[0];
    expect(ofQuery.meta?.custom?.limit).toMatchObject({ source: 'query', limitBytes: 8e8 });
    expect(ofQuery.meta?.custom?.limit.kappa).toBeCloseTo(5e8 / 2.7e8, 1);
  });

  it('takes the expressions of the query for load and limit', async () => {
    const { findDataSource } = prometheus((expr) => {
      switch (expr) {
        case 'sum(heap_live)':
          return [[{}, leaking]];
        case 'sum(rate(alloc[5m]))':
          return [[{}, () => 5]];
        case 'sum(limits)':
          return [[{}, () => 2e9]];
        default:
          return [];
      }
    });
    const query = { ...base, expr: 'sum(heap_live)', workExpr: 'sum(rate(alloc[5m]))', limitExpr: 'sum(limits)' };
    const { data } = await firstValueFrom(ask(findDataSource, [query]));
    const [frame]: DataFrame[] = data;
    expect(frame.fields[1].config.displayNameFromDS).toBe('Leak score: sum(heap_live)');
    expect(frame.meta?.custom?.limit).toEqual({
      source: 'expression',
      limitBytes: 2e9,
      kappa: null,
      liveLimitBytes: 2e9,
    });
    expect(frame.meta?.custom?.reasons.join(' ')).not.toContain('load was not looked at');
  });

  it('is plain JSON in meta, without a forecast where nothing grows', async () => {
    const { findDataSource } = prometheus((expr) => (expr === base.expr ? [[api, flat]] : []));
    const { data } = await firstValueFrom(ask(findDataSource, [{ ...base, limitBytes: 1e9 }]));
    const { custom } = data[0].meta;
    expect(JSON.parse(JSON.stringify(custom))).toEqual(custom);
    expect(custom).toMatchObject({ forecast: null, limit: { source: 'query', kappa: null }, seriesKind: 'heap_live' });
  });

  it('shows the reasons as one table in Explore', async () => {
    const { findDataSource } = prometheus((expr) => (expr === base.expr ? [[api, leaking]] : []));
    const { data } = await firstValueFrom(ask(findDataSource, [base], CoreApp.Explore));
    expect(data).toHaveLength(2);
    expect(data[1].meta?.preferredVisualisationType).toBe('table');
    expect(values(data[1], 'term')).toEqual(['score', 'trend', 'shape', 'recency', 'size', 'load']);
    expect(values(data[1], 'sentence')[1]).toMatch(/^Rose in \d+ of \d+ steps/);
  });

  it('says so when there are no series, or more than it scores', async () => {
    const none = await firstValueFrom(ask(prometheus(() => []).findDataSource));
    expect(notices(none.data[0])).toContain('no series in this time range');
    const many = prometheus((expr) =>
      expr === base.expr ? Array.from({ length: 60 }, (_, i) => [{ instance: `i${i}` }, flat] as const) : []
    );
    const { data } = await firstValueFrom(ask(many.findDataSource));
    expect(data).toHaveLength(50);
    expect(notices(data[0])).toContain('50 of 60 series are scored');
  });
});

describe('what fails', () => {
  const failing = (answer: () => Observable<DataQueryResponse>) => prometheus(() => [], answer).findDataSource;

  it.each([
    [
      'an error in the answer',
      () => of({ data: [], errors: [{ message: 'parse error: unexpected }' }] }),
      'Prom said: parse error: unexpected }',
    ],
    [
      'a failed request',
      () => throwError(() => ({ status: 502, statusText: 'Bad Gateway', data: {} })),
      'Prom said: Bad Gateway',
    ],
    [
      'words in the body',
      () => throwError(() => ({ statusText: 'x', data: { message: 'too many samples' } })),
      'Prom said: too many samples',
    ],
  ])('is told with the name of the data source: %s', async (_, answer, message) => {
    const { data, errors } = await firstValueFrom(ask(failing(answer)));
    expect(data).toEqual([]);
    expect(errors).toEqual([
      expect.objectContaining({
        refId: 'A',
        message: expect.stringContaining(message),
        data: expect.objectContaining({ error: 'prometheus-failed' }),
      }),
    ]);
  });

  it('names a data source that is not there, and never takes the default one instead', async () => {
    const { findDataSource } = prometheus(() => []);
    for (const prometheusUid of ['gone', '']) {
      const { errors } = await firstValueFrom(ask(findDataSource, [{ ...base, prometheusUid }]));
      expect(errors?.[0].message).toContain(`There is no data source "${prometheusUid}"`);
    }
  });

  it('refuses a step that is no duration', async () => {
    const { findDataSource } = prometheus(() => []);
    const { errors } = await firstValueFrom(ask(findDataSource, [{ ...base, step: 'often' }]));
    expect(errors?.[0].message).toMatch(/"often" is no step.*\[bad-step\]/);
  });

  it('leaves the other queries alone', async () => {
    const { findDataSource } = prometheus((expr) => (expr === base.expr ? [[api, leaking]] : []));
    const { data, errors } = await firstValueFrom(
      ask(findDataSource, [base, { ...base, refId: 'B', prometheusUid: 'gone' }])
    );
    expect(data.map(({ refId }: DataFrame) => refId)).toEqual(['A']);
    expect(errors?.map(({ refId }) => refId)).toEqual(['B']);
  });

  it('scores without what it could not learn about the processes, and says so', async () => {
    const { findDataSource } = prometheus(
      () => [],
      ({ targets }) =>
        targets[0].refId === 'series'
          ? of({ data: [scriptedFrame('series', seriesOf(api, leaking))] })
          : throwError(() => new Error('query timed out'))
    );
    const { data, errors } = await firstValueFrom(ask(findDataSource));
    expect(errors).toBeUndefined();
    expect(values(data[0], 'score').at(-1)).toBeGreaterThan(80);
    expect(notices(data[0])).toContain('are not known: Prom said: query timed out');
  });

  it('ends the request when nobody waits for it any more', async () => {
    let isCancelled = false;
    const { findDataSource } = prometheus(
      () => [],
      () => new Observable(() => () => (isCancelled = true))
    );
    const subscription = ask(findDataSource).subscribe();
    await new Promise((resolve) => setTimeout(resolve));
    expect(isCancelled).toBe(false);
    subscription.unsubscribe();
    expect(isCancelled).toBe(true);
  });
});
