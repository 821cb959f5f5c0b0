// SPDX-License-Identifier: Apache-2.0
// Rows and cells of comma-separated text (RFC 4180). Knows nothing of what the cells mean.
import { CliError } from './cli-error';

export interface CsvRow {
  /** Of its first character; a quoted cell may run over several lines. */
  readonly line1: number;
  readonly cells: readonly string[];
}

const CANDIDATES = [',', ';', '\t'] as const;

/** The separator of the first line: what is most often in it outside quotes; undefined when nothing is. */
export function findSeparator(text: string): string | undefined {
  const bare = (text.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const [best] = CANDIDATES.map((separator) => ({ separator, count: bare.split(separator).length - 1 })).sort(
    (one, other) => other.count - one.count
  );
  return best.count > 0 ? best.separator : undefined;
}

/**
 * Every row that is not blank. A cell in quotes may hold separators, line ends and doubled quotes; a quote within an unquoted cell is
 * kept as it is. Line ends are LF or CRLF.
 * @throws CliError `bad-record` for a quote that does not end, or text behind a closing quote
 */
export function parseCsv(text: string, separator: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line1 = 1;
  let rowLine1 = 1;
  let at = 0;
  while (at <= text.length) {
    const cell = text[at] === '"' ? readQuoted(text, at, line1) : readBare(text, at, separator);
    cells.push(cell.value);
    line1 += cell.lineEnds;
    at = cell.end;
    if (at < text.length && text[at] === separator) {
      at++;
      continue;
    }
    const lineEnd = /^\r?(?:\n|$)/.exec(text.slice(at, at + 2));
    if (lineEnd === null) {
      throw new CliError('bad-record', 'text follows the closing quote of a cell', { at: `line ${line1}` });
    }
    if (cells.some((value) => value.trim() !== '')) {
      rows.push({ line1: rowLine1, cells });
    }
    cells = [];
    at += Math.max(1, lineEnd[0].length);
    rowLine1 = ++line1;
  }
  return rows;
}

interface Cell {
  readonly value: string;
  /** Index behind it. */
  readonly end: number;
  readonly lineEnds: number;
}

function readBare(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') {
    end++;
  }
  const value = text.slice(start, end);
  return value.endsWith('\r') ? { value: value.slice(0, -1), end: end - 1, lineEnds: 0 } : { value, end, lineEnds: 0 };
}

function readQuoted(text: string, start: number, line1: number): Cell {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') {
    end = text.indexOf('"', end + 2);
  }
  if (end < 0) {
    throw new CliError('bad-record', 'a quoted cell does not end', { at: `line ${line1}` });
  }
  const inside = text.slice(start + 1, end);
  return { value: inside.replaceAll('""', '"'), end: end + 1, lineEnds: inside.split('\n').length - 1 };
}
