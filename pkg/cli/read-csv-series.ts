// SPDX-License-Identifier: Apache-2.0
// Series as a table: a time column, one or more columns of values, and optionally work, numgc and restart.
import type { LeakSeries, LeakSeriesKind, NamedLeakSeries } from '#pkg/leakscore';
import { CliError } from './cli-error';
import { findSeparator, parseCsv, type CsvRow } from './read-csv';
import { parseMoment, unitsPerSecondOf } from './read-moment';
import { parseSampleValue } from './read-prometheus-series';
import { findRestarts } from './read-restarts';
import { onePointPerGc } from './read-gc-points';
import { findSeriesKind, findSeriesRole, isPerGc, type SeriesRole } from './read-series-kind';

/** With the unit at its end where the writer names it. */
const TIME_COLUMN =
  /^(?:t|ts|time|times|timestamp|date|datetime|epoch|unix)(?:[ _(-]*(s|sec|seconds|ms|millis|milliseconds|utc|unix)\)?)?$/i;
/** How writers say "nothing was measured". */
const GAP = /^(?:|null|nil|none|na|n\/a|-)$/i;
const BYTE_ORDER_MARK = '\ufeff';

/** True when the first line has several columns, one of them a time. */
export function isCsv(text: string): boolean {
  const { header } = headOf(text);
  return header.length > 1 && header.some((title) => TIME_COLUMN.test(title));
}

/**
 * One series for each column that is neither time nor work, numgc or restart; rows are put in order of time. Empty cells, "null" and
 * "NaN" are gaps. `kind` goes before what the column's name says.
 * @throws CliError `bad-record` with line and column; `unknown-input` without a column of values or without rows
 */
export function readCsvSeries(text: string, kind?: LeakSeriesKind): NamedLeakSeries[] {
  const { header, rows } = tableOf(text);
  const timeAt = header.findIndex((title) => TIME_COLUMN.test(title));
  const columns = header.map((title, at) => ({ title, at, role: at === timeAt ? undefined : findSeriesRole(title) }));
  const valueColumns = columns.filter(({ at, role }) => at !== timeAt && !isCompanion(role));
  if (valueColumns.length === 0) {
    throw new CliError('unknown-input', `the table has no column of values beside ${header.join(', ')}`);
  }
  const moments = readTimes(rows, timeAt, header[timeAt]);
  const order = [...rows.keys()].sort((one, other) => moments[one] - moments[other]);
  const columnAt = (at: number, read: (cell: string) => number | undefined) =>
    order.map((row) => readCell(rows[row], { at, title: header[at], read }));
  const companionOf = (role: SeriesRole, read = readNumber) => {
    const found = columns.find((column) => column.role === role);
    return found && columnAt(found.at, read);
  };
  const workBytes = companionOf('work');
  const gcCycles = companionOf('gc-cycles');
  const restarts = findRestarts({ counters: [workBytes, gcCycles], flags: companionOf('restart', readFlag) });
  const timesSeconds = order.map((row) => moments[row]);
  return valueColumns.map(({ title, at }) => {
    const ownKind = kind ?? findSeriesKind(title) ?? 'heap_live';
    const whole: LeakSeries = { kind: ownKind, timesSeconds, values: columnAt(at, readNumber), workBytes, restarts };
    const withCycles = ownKind === 'heap_raw' ? { ...whole, gcCycles } : whole;
    return { name: title, series: isPerGc(title) ? onePointPerGc(whole, gcCycles) : withCycles };
  });
}

function isCompanion(role: SeriesRole | undefined): boolean {
  return role === 'work' || role === 'gc-cycles' || role === 'restart' || role === 'start-time';
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
  const cell = cells[at].trim();
  const shown = JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);
  return new CliError('bad-record', `${message}, not ${shown}`, { at: `line ${line1}, column ${at + 1} "${title}"` });
}
