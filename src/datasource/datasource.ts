// SPDX-License-Identifier: Apache-2.0
// The data source as Grafana sees it: settings in, queries to frames, Save & test.
import {
  CoreApp,
  dateTime,
  DataSourceApi,
  LoadingState,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type ScopedVars,
  type TestDataSourceResponse,
  type TimeRange,
} from '@grafana/data';
import { getBackendSrv, getDataSourceSrv, getTemplateSrv } from '@grafana/runtime';
import { defer, merge, take, type Observable } from 'rxjs';
import { finishInTurns, SeepError } from '#pkg/base';
import { createPprofClient, type FetchPort, type PprofClient } from '#pkg/sources';
import type { Inflate } from '#pkg/profile';
import { snapshotOf, type HistoryStore } from '#pkg/capture';
import { checkHealth } from './health/check-health';
import { createBrowserHistoryStore } from './live/browser-history-store';
import { KeptCaptures } from './live/kept-captures';
import { LivePoller } from './live/live-poller';
import type { LiveState } from './live/live-state';
import { documentVisibility, type PageVisibility } from './live/page-visibility';
import { pagePollers, type PollerRegistry } from './live/poller-registry';
import { createGrafanaFetch } from './net/grafana-fetch';
import { inflateStream } from './net/inflate-stream';
import { yieldToBrowser } from '../browser/yield-to-browser';
import { answerPrometheusRequest, isPrometheusScore } from './prometheus/answer-prometheus-request';
import type { PrometheusScoreQuery } from './prometheus/answer-prometheus-score';
import type { FindDataSource } from './prometheus/ask-prometheus';
import { defaultQuery } from './query/default-query';
import { describeQuery } from './query/describe-query';
import { interpolateQuery, type Templates } from './query/interpolate-query';
import { migrateQuery } from './query/migrate-query';
import type { SeepQuery } from './query/seep-query';
import { answerNewest } from './run/answer-newest';
import { RequestAnswerer, type PreparedQuery } from './run/answer-request';
import type { QueryContext } from './run/query-context';
import { ScoreLog } from './run/score-log';
import { turnsOfAnswer } from './run/turns-of-answer';
import { readSettings, type PprofSettings, type SeepOptions } from './settings/seep-options';

/** How long captures are kept in the browser. */
export const HISTORY_MAX_AGE_MS = 24 * 3_600_000;

/** What the data source needs from outside; Grafana and the browser unless a test brings its own. */
export interface SeepPorts {
  readonly fetch: FetchPort;
  readonly inflate: Inflate;
  /** Ends the task and goes on in the next: neither reading a large profile nor answering from it must hold up the page. */
  readonly yieldToHost: () => Promise<void>;
  readonly store: HistoryStore;
  readonly visibility: PageVisibility;
  readonly pollers: PollerRegistry;
  /** Other data sources of Grafana, whose series are scored. */
  readonly findDataSource: FindDataSource;
}

export class SeepDataSource extends DataSourceApi<SeepQuery, SeepOptions> {
  readonly #settings: PprofSettings;
  readonly #url: string;
  readonly #templates: Templates;
  readonly #ports: SeepPorts;
  readonly #scores = new ScoreLog();

  constructor(
    instanceSettings: DataSourceInstanceSettings<SeepOptions>,
    templates: Templates = getTemplateSrv(),
    ports: SeepPorts = browserPorts()
  ) {
    super(instanceSettings);
    this.#settings = readSettings(instanceSettings.jsonData);
    this.#url = instanceSettings.url ?? '';
    this.#templates = templates;
    this.#ports = ports;
  }

  override query(request: DataQueryRequest<SeepQuery>): Observable<DataQueryResponse> {
    return defer(() => {
      const prepared = this.#prepare(request);
      const elsewhere = prepared.flatMap((one) => ('query' in one && isPrometheusScore(one.query) ? one.query : []));
      const here = prepared.filter((one) => !('query' in one && one.query.prometheusUid !== undefined));
      // A range of the past has all it will ever have.
      const isLive = endsNow(request) && here.length > 0;
      const state = isLive ? LoadingState.Streaming : LoadingState.Done;
      // A request for other series only must not poll the service.
      return merge(
        ...(here.length > 0 || elsewhere.length === 0 ? [this.#answerHere(here, request, state)] : []),
        ...(elsewhere.length > 0 ? [this.#answerElsewhere(elsewhere, request, state)] : [])
      );
    });
  }

  #answerHere(
    prepared: PreparedQuery[],
    request: DataQueryRequest<SeepQuery>,
    state: LoadingState.Streaming | LoadingState.Done
  ): Observable<DataQueryResponse> {
    const answerer = new RequestAnswerer(prepared);
    const states = this.#poller().watch();
    return answerNewest(state === LoadingState.Streaming ? states : states.pipe(take(1)), (live, signal) =>
      finishInTurns(
        answerer.answer(this.#contextOf(live, request), state),
        turnsOfAnswer(this.#ports.yieldToHost, signal)
      )
    );
  }

  #answerElsewhere(
    queries: readonly PrometheusScoreQuery[],
    request: DataQueryRequest<SeepQuery>,
    state: LoadingState
  ): Observable<DataQueryResponse> {
    const { findDataSource, yieldToHost } = this.#ports;
    const { minGrowthAgeSeconds } = this.#settings;
    return answerPrometheusRequest(queries, request, { findDataSource, yieldToHost, minGrowthAgeSeconds, state });
  }

  override testDatasource(): Promise<TestDataSourceResponse> {
    return checkHealth(() => this.#createClient());
  }

  override getDefaultQuery(app: CoreApp): Partial<SeepQuery> {
    return defaultQuery(app);
  }

  override filterQuery(query: SeepQuery): boolean {
    // While the expression is still to be written there is nothing to run.
    const isUnfinished = query.prometheusUid !== undefined && (query.expr ?? '').trim() === '';
    return query.hide !== true && !(query.queryType === 'leakScore' && isUnfinished);
  }

  override getQueryDisplayText(query: SeepQuery): string {
    return describeQuery(query);
  }

  override interpolateVariablesInQueries(queries: SeepQuery[], scopedVars: ScopedVars): SeepQuery[] {
    return queries.map((query) => ({
      ...interpolateQuery(migrateQuery(query), this.#templates, scopedVars),
      datasource: this.getRef(),
    }));
  }

  #prepare({ targets, scopedVars }: DataQueryRequest<SeepQuery>): PreparedQuery[] {
    return targets
      .filter((target) => this.filterQuery(target))
      .map((target) => {
        try {
          return { refId: target.refId, query: interpolateQuery(migrateQuery(target), this.#templates, scopedVars) };
        } catch (error) {
          if (error instanceof SeepError) {
            return { refId: target.refId, failure: error };
          }
          throw error;
        }
      });
  }

  #contextOf(state: LiveState, request: DataQueryRequest<SeepQuery>): QueryContext {
    const nowUnixMs = Date.now();
    return {
      state: { ...state, history: snapshotOf(state.history) },
      service: this.name,
      range: endsNow(request) ? endingAt(request.range, nowUnixMs) : request.range,
      timeZone: request.timezone,
      nowUnixMs,
      minGrowthAgeSeconds: this.#settings.minGrowthAgeSeconds,
      settingsLimitBytes: this.#settings.memoryLimitBytes,
      app: request.app,
      scores: this.#scores,
    };
  }

  #poller(): LivePoller {
    const { pathPrefix, scrapeIntervalMs, forceGc } = this.#settings;
    const { store, visibility, pollers } = this.#ports;
    return pollers.pollerOf({
      uid: this.uid,
      settingsKey: JSON.stringify([this.#url, this.#settings]),
      create: () => {
        let client: PprofClient | undefined;
        return new LivePoller({
          // Made in the round, where a bad path prefix is a failure to show like any other.
          scrape: async (options) => (client ??= this.#createClient()).scrape(options),
          captures: new KeptCaptures({
            store,
            targetKey: [this.uid, this.#url, pathPrefix].join(' '),
            maxAgeMs: HISTORY_MAX_AGE_MS,
            yieldToHost: this.#ports.yieldToHost,
          }),
          visibility,
          intervalMs: scrapeIntervalMs,
          forceGc,
        });
      },
    });
  }

  /** @throws SourceError `forbidden-path` */
  #createClient(): PprofClient {
    const { pathPrefix, timeoutMs, maxBytes } = this.#settings;
    const { fetch, inflate, yieldToHost } = this.#ports;
    const ports = { fetch, inflate, yieldToHost, now: Date.now };
    return createPprofClient({ ...ports, baseUrl: this.#url, pathPrefix, timeoutMs, maxBytes });
  }
}

function browserPorts(): SeepPorts {
  return {
    fetch: createGrafanaFetch(getBackendSrv),
    inflate: inflateStream,
    yieldToHost: yieldToBrowser,
    store: createBrowserHistoryStore({ maxAgeMs: HISTORY_MAX_AGE_MS }),
    visibility: documentVisibility,
    pollers: pagePollers,
    findDataSource: (uid) => getDataSourceSrv().get(uid),
  };
}

/** Whether the range moves with time, so that later captures belong into it. */
function endsNow({ rangeRaw, range }: DataQueryRequest<SeepQuery>): boolean {
  const { to } = rangeRaw ?? range.raw;
  return typeof to === 'string' && to.includes('now');
}

function endingAt({ from, to }: TimeRange, nowUnixMs: number): Pick<TimeRange, 'from' | 'to'> {
  const moved = Math.max(0, nowUnixMs - to.valueOf());
  return { from: dateTime(from.valueOf() + moved), to: dateTime(to.valueOf() + moved) };
}
