// SPDX-License-Identifier: Apache-2.0
// The data of one panel while it is shown: runs its queries, and again some seconds after they ended, as auto refresh would.
import { CoreApp, type DataQuery, type DataSourceApi, LoadingState, type PanelData } from '@grafana/data';
import { useEffect, useRef, useState } from 'react';
import { defer, repeat } from 'rxjs';
import { runQuery } from './run-query';
import { relativeRange } from './relative-range';
import { useReplaced } from './use-replaced';

/** A query as it is written down here; the data source fills in the rest. */
export type PanelQuery = DataQuery & Record<string, unknown>;

export interface PanelQueryOptions {
  queries: readonly PanelQuery[];
  /** Start of the range, relative to now. */
  from: string;
  app: CoreApp;
  panelId: number;
  /** Milliseconds after which an ended query is run again; 0 for never. A query that streams does not end. */
  refreshMs: number;
  /** Raise it to run again at once. */
  run?: number;
}

export function usePanelData(dataSource: DataSourceApi, options: PanelQueryOptions): PanelData {
  const { queries, from, app, panelId, refreshMs, run = 0 } = options;
  const [data, setData] = useState<PanelData>(() => ({
    state: LoadingState.NotStarted,
    series: [],
    timeRange: relativeRange(from),
  }));
  const counter = useRef(0);
  const queriesKey = JSON.stringify(queries);
  // The data source replaces variables; here they only say when to ask again: not where no query has one that changed.
  const replacedKey = useReplaced(queriesKey);
  useEffect(() => {
    const request = () => {
      const range = relativeRange(from);
      counter.current += 1;
      return {
        requestId: `${app}-${panelId}-${counter.current}`,
        interval: '1s',
        intervalMs: 1000,
        maxDataPoints: 1000,
        range,
        rangeRaw: range.raw,
        scopedVars: {},
        targets: (JSON.parse(queriesKey) as PanelQuery[]).map((query) => ({
          ...dataSource.getDefaultQuery?.(app),
          ...query,
          datasource: dataSource.getRef(),
        })),
        timezone: 'browser',
        app,
        panelId,
        startTime: Date.now(),
      };
    };
    const once = defer(() => runQuery(dataSource, request()));
    const subscription = (refreshMs > 0 ? once.pipe(repeat({ delay: refreshMs })) : once).subscribe((next) =>
      setData((last) => keepWhileLoading(last, next))
    );
    return () => subscription.unsubscribe();
  }, [dataSource, queriesKey, replacedKey, from, app, panelId, refreshMs, run]);
  return data;
}

/** While a new run has nothing yet, the last frames stay (preProcessPanelData of grafana/grafana). An error does not keep them. */
function keepWhileLoading(last: PanelData, next: PanelData): PanelData {
  return next.state === LoadingState.Loading && next.series.length === 0
    ? { ...last, state: LoadingState.Loading, request: next.request }
    : next;
}
