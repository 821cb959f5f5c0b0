// SPDX-License-Identifier: Apache-2.0
// Series as JSON records: one record, an array of records, or one record a line.
import { LeakScoreError, readSeriesRecord, type NamedLeakSeries } from '#pkg/leakscore';
import { CliError } from './cli-error';
import { messageOf } from './system-error';

/** @throws CliError `bad-record` for a record of the wrong shape, with its number */
export function readSeriesRecords(records: readonly unknown[]): NamedLeakSeries[] {
  return records.map((record, index) => readNumberedRecord(record, index + 1));
}

/** The value of each line that is not blank. @throws CliError `unknown-input` for a line that is not JSON, with its place */
export function parseJsonLines(text: string): unknown[] {
  const records: unknown[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') {
      return;
    }
    try {
      records.push(JSON.parse(line));
    } catch (cause) {
      throw new CliError('unknown-input', 'expected JSON records, one document or one record a line', {
        at: `line ${index + 1}${columnOf(cause)}`,
        cause,
      });
    }
  });
  return records;
}

/** V8 names the place of most mistakes in JSON, counted from 0: "... in JSON at position 17". */
function columnOf(cause: unknown): string {
  const position = / at position (\d+)/.exec(messageOf(cause))?.[1];
  return position === undefined ? '' : `, column ${Number(position) + 1}`;
}

function readNumberedRecord(record: unknown, number1: number): NamedLeakSeries {
  try {
    const { name, series } = readSeriesRecord(record);
    return { name: name === '' ? `series ${number1}` : name, series };
  } catch (cause) {
    if (cause instanceof LeakScoreError) {
      throw new CliError('bad-record', `record ${number1}: ${cause.message}`, { cause });
    }
    throw cause;
  }
}
