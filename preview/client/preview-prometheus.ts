// SPDX-License-Identifier: Apache-2.0
// Stands in for Grafana's Prometheus data source, which is not in the npm packages: range queries over the proxy, as time series.
import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  FieldType,
  LoadingState,
  createDataFrame,
} from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { type Observable, forkJoin, map } from 'rxjs';

interface MatrixAnswer {
  data: { result: Array<{ metric: Record<string, string>; values: Array<[seconds: number, value: string]> }> };
}

export class PreviewPrometheus extends DataSourceApi {
  override query(request: DataQueryRequest): Observable<DataQueryResponse> {
    return forkJoin(request.targets.map((target) => this.#queryTarget(request, target))).pipe(
      map((frames) => ({ data: frames.flat(), state: LoadingState.Done }))
    );
  }

  override testDatasource(): Promise<{ status: string; message: string }> {
    return Promise.resolve({ status: 'success', message: 'The preview does not test it.' });
  }

  #queryTarget({ range, intervalMs }: DataQueryRequest, target: object & { refId: string }): Observable<DataFrame[]> {
    const stepSeconds = Math.max(1, Math.round(intervalMs / 1000));
    const aligned = (ms: number) => Math.floor(ms / 1000 / stepSeconds) * stepSeconds;
    const params = {
      query: 'expr' in target ? String(target.expr) : '',
      start: aligned(range.from.valueOf()),
      end: aligned(range.to.valueOf()),
      step: stepSeconds,
    };
    const url = `/api/datasources/proxy/uid/${this.uid}/api/v1/query_range`;
    return getBackendSrv()
      .fetch<MatrixAnswer>({ url, params })
      .pipe(map((answer) => answer.data.data.result.map((series) => frameOf(target.refId, series))));
  }
}

function frameOf(refId: string, { metric, values }: MatrixAnswer['data']['result'][number]): DataFrame {
  return createDataFrame({
    refId,
    fields: [
      { name: 'Time', type: FieldType.time, values: values.map(([seconds]) => seconds * 1000) },
      { name: 'Value', type: FieldType.number, labels: metric, values: values.map(([, value]) => Number(value)) },
    ],
  });
}
