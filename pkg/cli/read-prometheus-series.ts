// SPDX-License-Identifier: Apache-2.0
// The answer of Prometheus' HTTP API to a range query: {status, data: {resultType: "matrix", result: [{metric, values}]}}.
import { CliError } from './cli-error';
import { isJsonObject, type JsonObject } from './json-object';
import { quoteInput } from './quote-input';
import type { MetricSeries } from './read-metric-series';

/** True for such an answer, whole or only its `data` (as promtool prints it), and for one that reports an error. */
export function isPrometheusAnswer(value: unknown): boolean {
  return (
    isJsonObject(value) && ('resultType' in value || ('status' in value && ('data' in value || 'errorType' in value)))
  );
}

/** @throws CliError `unknown-input` for an error of Prometheus or another kind of result; `bad-record` with its place */
export function readPrometheusSeries(answer: unknown): MetricSeries[] {
  const whole = objectOf(answer, 'the answer');
  if (whole.status === 'error') {
    throw new CliError('unknown-input', `Prometheus answered with an error: ${String(whole.error ?? whole.errorType)}`);
  }
  const data = 'resultType' in whole ? whole : objectOf(whole.data, 'data');
  if (data.resultType !== 'matrix') {
    throw new CliError(
      'unknown-input',
      `a range query has a matrix as its result, not ${describe(data.resultType)}: ask /api/v1/query_range`
    );
  }
  return arrayOf(data.result, 'result').map((one, i) => readOne(one, `result[${i}]`));
}

function readOne(value: unknown, at: string): MetricSeries {
  const one = objectOf(value, at);
  const { __name__: metric = '', ...others } = labelsOf(one.metric, `${at}.metric`);
  const pairs = arrayOf(one.values, `${at}.values`).map((pair, i) => readPair(pair, `${at}.values[${i}]`));
  return {
    metric,
    labels: new Map(Object.entries(others)),
    timesSeconds: pairs.map(([time]) => time),
    values: pairs.map(([, sample]) => sample),
  };
}

function labelsOf(value: unknown, at: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(objectOf(value ?? {}, at)).map(([name, label]) => {
      if (typeof label !== 'string') {
        throw new CliError('bad-record', `a label is text, not ${describe(label)}`, { at: `${at}.${name}` });
      }
      return [name, label];
    })
  );
}

/** [Unix seconds, "value"]; a value may be "NaN", "+Inf" or "-Inf", which are kept as such. */
function readPair(value: unknown, at: string): [time: number, sample: number] {
  const [time, sample] = arrayOf(value, at);
  if (typeof time !== 'number' || !Number.isFinite(time)) {
    throw new CliError('bad-record', `a sample begins with its time in seconds, not with ${describe(time)}`, { at });
  }
  const number =
    typeof sample === 'number' ? sample : typeof sample === 'string' ? parseSampleValue(sample) : undefined;
  if (number === undefined) {
    throw new CliError('bad-record', `a sample ends with its value, not with ${describe(sample)}`, { at });
  }
  return [time, number];
}

/** A float as Go writes and reads it; undefined when it is none. */
export function parseSampleValue(text: string): number | undefined {
  const special = /^([+-]?)(?:(nan)|inf(?:inity)?)$/i.exec(text);
  if (special !== null) {
    return special[2] !== undefined ? NaN : special[1] === '-' ? -Infinity : Infinity;
  }
  const number = /^[+-]?(?:\d|\.\d)/.test(text) ? Number(text) : NaN;
  return Number.isNaN(number) ? undefined : number;
}

function objectOf(value: unknown, at: string): JsonObject {
  if (!isJsonObject(value)) {
    throw new CliError('bad-record', `an object was expected, not ${describe(value)}`, { at });
  }
  return value;
}

function arrayOf(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new CliError('bad-record', `an array was expected, not ${describe(value)}`, { at });
  }
  return value;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) {
    return 'nothing';
  }
  if (typeof value === 'string') {
    return quoteInput(value);
  }
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
