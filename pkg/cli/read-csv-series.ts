// SPDX-License-Identifier: Apache-2.0
// Series as a table: a time column, one or more columns of values, and optionally work, numgc, restart and start time.
import {
  findMetricRole,
  guessSeriesKind,
  seriesOfMetric,
  type CompanionRole,
  type LeakSeriesKind,
  type MetricRole,
  type NamedLeakSeries,
} from '#pkg/leakscore';
import { CliError } from './cli-error';
import { quoteInput } from './quote-input';
import { findSeparator, parseCsv, type CsvRow } from './read-csv';
import { parseMoment, unitsPerSecondOf } from './read-moment';
import { parseSampleValue } from './read-prometheus-series';

/** With the unit at its end where the writer names it. */
const TIME_COLUMN =
  /^(?:t|ts|time|times|timestamp|date|datetime|epoch|unix)(?:[ _(-]*(s|sec|seconds|ms|millis|milliseconds|utc|unix)\)?)?$/i;
/** How writers say "nothing was measured". */
const GAP = /^(?:|null|nil|none|na|n\/a|-)$/i;
const NO_LABELS = new Map<string, string>();
const BYTE_ORDER_MARK = '\ufeff';

/** True when the first line has several columns, one of them a time. */
export function isCsv(text: string): boolean {
  const { header } = headOf(text);
  return header.length > 1 && header.some((title) => TIME_COLUMN.test(title));
}

/**
 * One series for each column that is neither time nor work, numgc, restart or start time; rows are put in order of time. Empty cells, "null" and
 * "NaN" are gaps. `kind` goes before what the column's name says.
 * @throws CliError `bad-record` with line and column; `unknown-input` without a column of values or without rows
 */
export function readCsvSeries(text: string, kind?: LeakSeriesKind): NamedLeakSeries[] {
  const { header, rows } = tableOf(text);
  const timeAt = header.findIndex((title) => TIME_COLUMN.test(title));
  const columns = header.map((title, at) => ({ title, at, role: at === timeAt ? undefined : findMetricRole(title) }));
  const valueColumns = columns.filter(({ at, role }) => at !== timeAt && !isCompanion(role));
  if (valueColumns.length === 0) {
    throw new CliError('unknown-input', `the table has no column of values beside ${header.join(', ')}`);
  }
  const moments = readTimes(rows, timeAt, header[timeAt]);
  const order = [...rows.keys()].sort((one, other) => moments[one] - moments[other]);
  const columnAt = (at: number, read: (cell: string) => number | undefined) =>
    order.map((row) => readCell(rows[row], { at, title: header[at], read }));
  const timesSeconds = order.map((row) => moments[row]);
  const companionOf = (role: CompanionRole, read = readNumber) => {
    const found = columns.find((column) => column.role === role);
    return found && { timesSeconds, values: columnAt(found.at, read) };
  };
  const process = {
    work: companionOf('work'),
    gcCycles: companionOf('gcCycles'),
    start: companionOf('start'),
    restartFlags: companionOf('restart', readFlag)?.values,
  };
  return valueColumns.map(({ title, at }) => ({
    name: title,
    series: seriesOfMetric({
      metric: title,
      kind: kind ?? guessSeriesKind(title, NO_LABELS),
      timesSeconds,
      values: columnAt(at, readNumber),
      process,
    }),
  }));
}

function isCompanion(role: MetricRole | undefined): boolean {
  return role === 'work' || role === 'gcCycles' || role === 'restart' || role === 'start';
}

/** Titles without blanks around them, and where the rows begin. */
function headOf(text: string): { header: string[]; separator: string } {
  const start = text.search(/\S/);
  const separator = findSeparator(text.slice(start)) ?? ',';
  const end = text.indexOf('\n', start);
  try {
    const [first] = parseCsv(end < 0 ? text : text.slice(0, end), separator);
    return { header: (first?.cells ?? []).map((title) => title.replace(BYTE_ORDER_MARK, '').trim()), separator };
  } catch (error) {
    if (error instanceof CliError) {
      return { header: [], separator };
    }
    throw error;
  }
}

function tableOf(text: string): { header: readonly string[]; rows: readonly CsvRow[] } {
  const { header, separator } = headOf(text);
  const rows = parseCsv(text, separator).slice(1);
  if (rows.length === 0) {
    throw new CliError('unknown-input', 'the table has a header and no rows');
  }
  for (const { line1, cells } of rows) {
    if (cells.length !== header.length) {
      throw new CliError('bad-record', `a row of ${cells.length} cells under a header of ${header.length}`, {
        at: `line ${line1}`,
      });
    }
  }
  return { header, rows };
}

/** In seconds. */
function readTimes(rows: readonly CsvRow[], at: number, title: string): number[] {
  const moments = rows.map((row) => {
    const moment = parseMoment(row.cells[at]);
    if (moment === undefined) {
      throw badCell(row, { at, title }, 'a Unix time or an ISO 8601 time was expected');
    }
    return moment;
  });
  const numbers = moments.filter(({ isIso }) => !isIso).map(({ value }) => value);
  const unit = TIME_COLUMN.exec(title)?.[1]?.toLowerCase() ?? '';
  const isNamed = unit !== '' && unit !== 'utc' && unit !== 'unix';
  const unitsPerSecond = isNamed ? (unit.startsWith('m') ? 1000 : 1) : unitsPerSecondOf(numbers);
  return moments.map(({ value, isIso }) => (isIso ? value : value / unitsPerSecond));
}

interface Column {
  readonly at: number;
  readonly title: string;
}

function readCell(row: CsvRow, column: Column & { readonly read: (cell: string) => number | undefined }): number {
  const number = column.read(row.cells[column.at].trim());
  if (number === undefined) {
    throw badCell(row, column, 'a number was expected');
  }
  return number;
}

function readNumber(cell: string): number | undefined {
  return GAP.test(cell) ? NaN : parseSampleValue(cell);
}

function readFlag(cell: string): number | undefined {
  const word = /^(?:(true|yes|x)|(false|no))$/i.exec(cell);
  return word === null ? (GAP.test(cell) ? 0 : parseSampleValue(cell)) : word[1] === undefined ? 0 : 1;
}

function badCell({ line1, cells }: CsvRow, { at, title }: Column, message: string): CliError {
  return new CliError('bad-record', `${message}, not ${quoteInput(cells[at].trim())}`, {
    at: `line ${line1}, column ${at + 1} "${title}"`,
  });
}
