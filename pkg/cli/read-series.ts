// SPDX-License-Identifier: Apache-2.0
// The one door to series: whatever form they are stored in, recognised by their content and never by a name.
import type { LeakSeriesKind } from '#pkg/leakscore';
import type { Inflate } from '#pkg/profile';
import { CliError } from './cli-error';
import { isCsv, readCsvSeries } from './read-csv-series';
import { isExposition, readExpositionSeries } from './read-exposition-series';
import { isLog, readLogSeries } from './read-log-series';
import { readMetricSeries, type ReadSeries } from './read-metric-series';
import { isPrometheusAnswer, readPrometheusSeries } from './read-prometheus-series';
import { parseJsonLines, readSeriesRecords } from './read-series-records';

/** A month at 15 s with a few columns is about 10 MB; this is far above it and far below what would hurt. */
const MAX_INFLATED_BYTES = 512 * 1024 * 1024;

const JSON_START = /^\s*[[{]/;

const FORMS =
  'JSON records {t, y, work, numgc, restarts}, JSON log lines with a time, CSV with a time column, the JSON of a Prometheus range query, or metrics as text with timestamps';

export interface ReadSeriesOptions {
  readonly inflate: Inflate;
  /** Goes before what the input says. */
  readonly kind?: LeakSeriesKind | undefined;
}

/**
 * JSON records, JSON log lines, CSV, the answer of Prometheus to a range query, OpenMetrics or Prometheus text with timestamps; gzipped or not.
 * @throws CliError `unknown-input` when it is none of them, `bad-record` with the place of what is wrong; ProfileError for broken gzip
 */
export async function readSeries(bytes: Uint8Array, { inflate, kind }: ReadSeriesOptions): Promise<ReadSeries> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isGzip ? await inflate(bytes, MAX_INFLATED_BYTES) : bytes;
  if (isBinary(plain)) {
    throw new CliError(
      'unknown-input',
      `binary data came instead of series; a folder of profiles can be scored, one profile is one moment. Expected ${FORMS}`
    );
  }
  return parseSeries(new TextDecoder().decode(plain).trimEnd(), kind);
}

function parseSeries(text: string, kind: LeakSeriesKind | undefined): ReadSeries {
  if (text === '') {
    throw new CliError('unknown-input', `the input is empty: expected ${FORMS}`);
  }
  const document = parseJson(text);
  if (document !== undefined) {
    return isPrometheusAnswer(document.value)
      ? readMetricSeries(readPrometheusSeries(document.value), kind)
      : readJsonValues(Array.isArray(document.value) ? document.value : [document.value], kind);
  }
  if (isExposition(text)) {
    return readMetricSeries(readExpositionSeries(text), kind);
  }
  if (isCsv(text)) {
    return { series: readCsvSeries(text, kind), warnings: [] };
  }
  if (!JSON_START.test(text)) {
    throw new CliError('unknown-input', `${JSON.stringify(firstLineOf(text))} begins no series: expected ${FORMS}`);
  }
  return readJsonValues(parseJsonLines(text), kind);
}

function readJsonValues(values: readonly unknown[], kind: LeakSeriesKind | undefined): ReadSeries {
  if (isLog(values)) {
    return readMetricSeries(readLogSeries(values), kind);
  }
  const records = readSeriesRecords(values);
  const series = kind === undefined ? records : records.map((one) => ({ ...one, series: { ...one.series, kind } }));
  return { series, warnings: [] };
}

/** Undefined when `text` is not one JSON document. */
function parseJson(text: string): { value: unknown } | undefined {
  if (!JSON_START.test(text)) {
    return undefined;
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b));
}

function firstLineOf(text: string): string {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
