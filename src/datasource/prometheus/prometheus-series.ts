// SPDX-License-Identifier: Apache-2.0
import { FieldType, toDataFrame, type DataQueryResponseData, type Labels } from '@grafana/data';

/** One series of an answer: labels without `__name__`, points in order of time; NaN where it has a gap. */
export interface PrometheusSeries {
  /** "" where the expression has none. */
  readonly metric: string;
  readonly labels: Labels;
  readonly timesUnixMs: readonly number[];
  readonly values: Float64Array;
}

/** The series in the frames of one query: each number field beside a time field is one. Anything else is passed over. */
export function readPrometheusSeries(data: readonly DataQueryResponseData[]): PrometheusSeries[] {
  return data.flatMap((item) => {
    const { fields } = toDataFrame(item);
    const times = fields.find(({ type }) => type === FieldType.time);
    if (times === undefined) {
      return [];
    }
    const timesUnixMs = Array.from(times.values, Number);
    return fields
      .filter(({ type }) => type === FieldType.number)
      .map(({ labels = {}, values }) => {
        const { __name__: metric = '', ...rest } = labels;
        return { metric, labels: rest, timesUnixMs, values: Float64Array.from(values, numberOrGap) };
      });
  });
}

function numberOrGap(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}
