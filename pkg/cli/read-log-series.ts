// SPDX-License-Identifier: Apache-2.0
// Logged numbers: one JSON object a moment with its time and its values, as a service that logs its MemStats writes them.
import { isJsonObject, type JsonObject } from './json-object';
import { parseMoment, unitsPerSecondOf } from './read-moment';
import type { MetricSeries } from './read-metric-series';

const TIME_FIELDS = ['t', 'ts', 'time', 'timestamp'] as const;
/** Of an object inside; the keys of other objects (stacks, URLs) are data. */
const FIELD_NAME = /^\w+$/;

/** True when some object has a time of its own, where a series record has a column. */
export function isLog(records: readonly unknown[]): boolean {
  return records.some((record) => isJsonObject(record) && findMoment(record) !== undefined);
}

/** One series a field, of the objects that have a time; numbers one object down count, too. Others are passed over. */
export function readLogSeries(records: readonly unknown[]): MetricSeries[] {
  const timed = records.filter(isJsonObject).flatMap((record) => {
    const moment = findMoment(record);
    return moment === undefined ? [] : [{ record, moment }];
  });
  const unitsPerSecond = unitsPerSecondOf(timed.flatMap(({ moment }) => (moment.isIso ? [] : [moment.value])));
  const columns = new Map<string, { timesSeconds: number[]; values: number[] }>();
  for (const { record, moment } of timed) {
    const seconds = moment.isIso ? moment.value : moment.value / unitsPerSecond;
    for (const [name, value] of numbersOf(record)) {
      const column = columns.get(name) ?? { timesSeconds: [], values: [] };
      column.timesSeconds.push(seconds);
      column.values.push(value);
      columns.set(name, column);
    }
  }
  return [...columns].map(([metric, column]) => ({ metric, labels: new Map(), ...column }));
}

function findMoment(record: JsonObject): ReturnType<typeof parseMoment> {
  const time = TIME_FIELDS.map((field) => record[field]).find((value) => value !== undefined);
  return typeof time === 'number' || typeof time === 'string' ? parseMoment(String(time)) : undefined;
}

function numbersOf(record: JsonObject): Array<[name: string, value: number]> {
  const inner = Object.values(record).filter(isJsonObject);
  const named = [
    ...Object.entries(record).filter(([name]) => !TIME_FIELDS.some((field) => field === name)),
    ...inner.flatMap((one) => Object.entries(one).filter(([name]) => FIELD_NAME.test(name))),
  ];
  return named.flatMap(([name, value]): Array<[string, number]> => (typeof value === 'number' ? [[name, value]] : []));
}
