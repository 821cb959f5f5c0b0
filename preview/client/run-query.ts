// SPDX-License-Identifier: Apache-2.0
// Runs the queries of one panel and merges what arrives, as public/app/features/query/state/runRequest.ts of grafana/grafana does.
import {
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  LoadingState,
  type PanelData,
  type TimeRange,
  dateMath,
  makeTimeRange,
  toDataFrame,
} from '@grafana/data';
import { Observable, catchError, from, isObservable, map, of, scan, startWith } from 'rxjs';

/** Panel data that also keeps the packets it was merged from. */
interface Merged {
  data: PanelData;
  packets: ReadonlyMap<string, DataQueryResponse>;
}

/**
 * Cold: every subscriber runs the queries. Errors arrive as data in state Error, with the frames that were there before.
 */
export function runQuery(dataSource: DataSourceApi, request: DataQueryRequest): Observable<PanelData> {
  const start: Merged = {
    data: { state: LoadingState.Loading, series: [], timeRange: request.range, request },
    packets: new Map(),
  };
  const queries = request.targets.filter((target) => !target.hide && (dataSource.filterQuery?.(target) ?? true));
  if (queries.length === 0) {
    return of({ ...start.data, state: LoadingState.Done });
  }
  let latest = start;
  return callQuery(dataSource, { ...request, targets: queries }).pipe(
    scan((merged: Merged, packet: DataQueryResponse) => (latest = mergePacket(merged, packet)), start),
    map((merged) => merged.data),
    catchError((error: unknown) => of({ ...latest.data, state: LoadingState.Error, errors: [asQueryError(error)] })),
    startWith(start.data)
  );
}

function callQuery(dataSource: DataSourceApi, request: DataQueryRequest): Observable<DataQueryResponse> {
  return new Observable((subscriber) => {
    const answer = dataSource.query(request);
    return (isObservable(answer) ? answer : from(answer)).subscribe(subscriber);
  });
}

/** The same key replaces, different keys concatenate. */
export function mergePacket(merged: Merged, packet: DataQueryResponse): Merged {
  const { request } = merged.data;
  const packets = new Map(merged.packets).set(packet.key ?? packet.data[0]?.refId ?? 'A', packet);
  const answers = [...packets.values()];
  const series: DataFrame[] = answers.flatMap((answer) => answer.data.map((frame) => toDataFrame(frame)));
  const errors = answers.flatMap((answer) => answer.errors ?? []);
  const state = errors.length > 0 ? LoadingState.Error : (packet.state ?? LoadingState.Done);
  const isLive = state === LoadingState.Streaming;
  const timeRange = isLive && request ? currentRange(request.range) : merged.data.timeRange;
  return {
    data: { ...merged.data, state, series, timeRange, ...(errors.length > 0 ? { errors } : { errors: undefined }) },
    packets,
  };
}

/** A relative range ends now. */
export function currentRange({ raw, from: start, to: end }: TimeRange): TimeRange {
  const from = typeof raw.from === 'string' ? (dateMath.toDateTime(raw.from, {}) ?? start) : start;
  const to = typeof raw.to === 'string' ? (dateMath.toDateTime(raw.to, { roundUp: true }) ?? end) : end;
  return { ...makeTimeRange(from, to), raw };
}

function asQueryError(error: unknown): DataQueryError {
  if (error instanceof Error) {
    return { message: error.message };
  }
  const isObject = typeof error === 'object' && error !== null;
  if (isObject && 'statusText' in error && 'status' in error) {
    return { message: String(error.statusText), status: Number(error.status), statusText: String(error.statusText) };
  }
  return { message: isObject && 'message' in error ? String(error.message) : String(error) };
}
