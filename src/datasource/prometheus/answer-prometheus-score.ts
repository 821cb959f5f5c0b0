// SPDX-License-Identifier: Apache-2.0
// Leak scores of whatever series another Prometheus data source has.
import { CoreApp, type DataFrame, type DataQueryRequest, type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';
import { catchError, concatMap, from, map, of, switchMap, toArray, type Observable } from 'rxjs';
import { SeepError } from '#pkg/base';
import { guessSeriesKind } from '#pkg/leakscore';
import type { SeepQuery } from '../query/seep-query';
import { scoreFramesOf } from '../run/score-frames-of';
import { askPrometheus, type FindDataSource, type PrometheusAnswer } from './ask-prometheus';
import { companionExpressions, labelMapOf, type CompanionName } from './companions';
import type { PrometheusSeries } from './prometheus-series';
import { scorePrometheusSeries, type SeriesToScore } from './score-prometheus-series';

/** A hundredth of a second each. */
const MOST_SERIES = 50;

/** A query with what a Prometheus score needs. */
export interface PrometheusScoreQuery extends SeepQuery {
  readonly queryType: 'leakScore';
  readonly prometheusUid: string;
  readonly expr: string;
}

export interface PrometheusScorePorts {
  readonly findDataSource: FindDataSource;
  /** Ends the task and goes on in the next: many series must not hold up the page. */
  readonly yieldToHost: () => Promise<void>;
}

/**
 * The frames of one query, once; leaving it cancels what is under way. The series and the expressions of the query come first; then
 * what Prometheus knows about the same processes, whose failure is a notice.
 * Fails with QueryError.
 */
export function answerPrometheusScore(
  query: PrometheusScoreQuery,
  asking: DataQueryRequest,
  ports: PrometheusScorePorts & { readonly minGrowthAgeSeconds: number }
): Observable<DataFrame[]> {
  const { prometheusUid: uid, expr, workExpr, limitExpr, step, refId } = query;
  const expressions: Array<readonly [string, string]> = [
    ['series', expr],
    ...(workExpr === undefined ? [] : [['work', workExpr] as const]),
    ...(limitExpr === undefined ? [] : [['limit', limitExpr] as const]),
  ];
  return askPrometheus(ports.findDataSource, { uid, id: `${refId} series`, expressions, step }, asking).pipe(
    switchMap((told) => {
      const all = told.series.get('series') ?? [];
      const toScore = all.slice(0, MOST_SERIES).map((series): SeriesToScore => ({
        series,
        kind: query.seriesKind ?? guessSeriesKind(series.metric, labelMapOf(series), expr),
      }));
      return askForCompanions(toScore, { query, asking, ports, told }).pipe(
        switchMap(({ companions, notices }) =>
          from(toScore).pipe(
            concatMap(async (one) => {
              await ports.yieldToHost();
              const { minGrowthAgeSeconds } = ports;
              return scorePrometheusSeries(one, { all: toScore, companions, query, minGrowthAgeSeconds });
            }),
            toArray(),
            map((scored) =>
              scoreFramesOf(scored, {
                refId,
                notices: [...told.notices, ...notices, ...countNotices(all.length)],
                isExplore: asking.app === CoreApp.Explore,
              })
            )
          )
        )
      );
    })
  );
}

interface Companions {
  readonly companions: ReadonlyMap<CompanionName, readonly PrometheusSeries[]>;
  readonly notices: readonly QueryResultMetaNotice[];
}

interface CompanionsOptions {
  readonly query: PrometheusScoreQuery;
  readonly asking: DataQueryRequest;
  readonly ports: PrometheusScorePorts;
  /** The answers to the expressions of the query. */
  readonly told: PrometheusAnswer;
}

/** What the query itself asks for goes before what is known by default. */
function askForCompanions(toScore: readonly SeriesToScore[], options: CompanionsOptions): Observable<Companions> {
  const { query, asking, ports, told } = options;
  const given = new Map<CompanionName, readonly PrometheusSeries[]>();
  if (query.workExpr !== undefined) {
    given.set('work', told.series.get('work') ?? []);
  }
  if (query.limitExpr !== undefined) {
    given.set('limit', told.series.get('limit') ?? []);
  }
  const expressions = companionExpressions(
    toScore.map(({ series }) => series),
    new Set(toScore.map(({ kind }) => kind))
  ).filter(([name]) => !given.has(name));
  if (expressions.length === 0) {
    return of({ companions: given, notices: [] });
  }
  const { prometheusUid: uid, step, refId } = query;
  return askPrometheus(ports.findDataSource, { uid, id: `${refId} processes`, expressions, step }, asking).pipe(
    map(({ series }) => ({
      companions: new Map([...expressions.map(([name]) => [name, series.get(name) ?? []] as const), ...given]),
      notices: [],
    })),
    catchError((error) => {
      if (!(error instanceof SeepError)) {
        throw error;
      }
      const text = t('notice.no-companions', 'Restarts, load and limits of the processes are not known: {{reason}}', {
        reason: error.message,
        interpolation: { escapeValue: false },
      });
      return of({ companions: given, notices: [{ severity: 'warning' as const, text }] });
    })
  );
}

function countNotices(found: number): QueryResultMetaNotice[] {
  if (found === 0) {
    return [{ severity: 'info', text: t('notice.no-series', 'The expression has no series in this time range.') }];
  }
  if (found > MOST_SERIES) {
    const text = t('notice.too-many-series', '{{most}} of {{found}} series are scored: narrow the expression.', {
      most: MOST_SERIES,
      found,
    });
    return [{ severity: 'warning', text }];
  }
  return [];
}
