// SPDX-License-Identifier: Apache-2.0
// Series to score, as people store them: one JSON record, an array of records, or one record a line; gzipped or not.
import { LeakScoreError, readSeriesRecord, type NamedLeakSeries } from '#pkg/leakscore';
import type { Inflate } from '#pkg/profile';
import { CliError } from './cli-error';

/** Series of a month at 15 s with a few columns are about 10 MB; this is far above it and far below what would hurt. */
const MAX_INFLATED_BYTES = 512 * 1024 * 1024;

/**
 * @throws CliError `unknown-input` when the bytes are not JSON, with the line; `bad-record` for a record of the wrong shape, with its
 * number; ProfileError for broken gzip
 */
export async function readSeriesRecords(
  bytes: Uint8Array,
  { inflate }: { readonly inflate: Inflate }
): Promise<NamedLeakSeries[]> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = new TextDecoder().decode(isGzip ? await inflate(bytes, MAX_INFLATED_BYTES) : bytes).trim();
  if (text === '') {
    throw new CliError(
      'unknown-input',
      'the input is empty: expected JSON records with t, y and optionally work, numgc, restarts'
    );
  }
  const whole = parseJson(text);
  const records = whole === undefined ? parseLines(text) : Array.isArray(whole.value) ? whole.value : [whole.value];
  return records.map((record, index) => readNumberedRecord(record, index + 1));
}

/** undefined when `text` is not one JSON document. */
function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function parseLines(text: string): unknown[] {
  const records: unknown[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') {
      return;
    }
    try {
      records.push(JSON.parse(line));
    } catch (cause) {
      throw new CliError('unknown-input', 'expected JSON records, one document or one record a line', {
        at: `line ${index + 1}`,
        cause,
      });
    }
  });
  return records;
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
