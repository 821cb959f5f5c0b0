// SPDX-License-Identifier: Apache-2.0
import { createDataFrame, FieldType, type DataFrame, type Labels } from '@grafana/data';
import type { Series } from '#pkg/capture';
import type { FrameHead } from './tree-frames';

export interface SeriesFrameOptions {
  readonly head: FrameHead;
  readonly labels: Labels;
  /** Shown unless the user sets another name. */
  readonly displayName: string;
}

/** One series as a time-series frame. After a restart comes a null, so that no line joins two processes. */
export function seriesFrame(series: Series, { head, labels, displayName }: SeriesFrameOptions): DataFrame {
  const times: number[] = [];
  const values: Array<number | null> = [];
  const restarts = new Set(series.restarts);
  series.timesUnixMs.forEach((time, i) => {
    if (restarts.has(i) && i > 0) {
      times.push(time - 1);
      values.push(null);
    }
    times.push(time);
    values.push(series.values[i]);
  });
  return createDataFrame({
    refId: head.refId,
    name: head.name,
    meta: { preferredVisualisationType: 'graph', ...head.meta },
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: times },
      {
        name: series.name,
        type: FieldType.number,
        labels,
        config: { unit: series.unit, displayNameFromDS: displayName },
        values,
      },
    ],
  });
}
