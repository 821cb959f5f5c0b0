// SPDX-License-Identifier: Apache-2.0
// The location messages of a profile, as they come, to columns; their references are resolved when all of the file is known.
import { NONE, type Warning } from '#pkg/base';
import { trimmed, withRoom } from './growing-columns';
import { type IdRows, rowOfId } from './id-rows';
import type { LocationColumns } from './profile';
import { type FieldSet, makeFieldSet, nextField, openMessage, type WireReader } from './wire-reader';

const MAX_LINE1 = 0x7fffffff;

/** Locations in file order, filled row by row. Ids are as readId gives them. */
export interface LocationTable {
  readonly length: number;
  readonly ids: Float64Array;
  readonly mappingIds: Float64Array;
  readonly address: Float64Array;
  readonly isFolded: Uint8Array;
  readonly lineStart: Int32Array;
  lineFunctionIds: Float64Array;
  line1: Int32Array;
  column1: Int32Array;
  readonly fields: FieldSet;
  readonly lineFields: FieldSet;
  row: number;
  lineCount: number;
  oddLineCount: number;
  hasFolded: boolean;
  hasColumns: boolean;
}

export function makeLocationTable(length: number): LocationTable {
  return {
    length,
    ids: new Float64Array(length),
    mappingIds: new Float64Array(length),
    address: new Float64Array(length),
    isFolded: new Uint8Array(length),
    lineStart: new Int32Array(length + 1),
    lineFunctionIds: new Float64Array(length),
    line1: new Int32Array(length),
    column1: new Int32Array(length),
    fields: makeFieldSet({ last: 5, nested: [4], unsigned: [3, 5], ids: [1, 2] }),
    lineFields: makeFieldSet({ last: 3, ids: [1] }),
    row: 0,
    lineCount: 0,
    oddLineCount: 0,
    hasFolded: false,
    hasColumns: false,
  };
}

/** Reads the location message that is next. @throws ProfileError the reader's */
export function decodeLocation(reader: WireReader, table: LocationTable): void {
  const { fields } = table;
  const { numbers } = fields;
  const row = table.row++;
  const end = openMessage(reader, reader.bytes.length, fields);
  while (nextField(reader, end, fields) !== 0) {
    decodeLine(reader, end, table);
  }
  table.ids[row] = numbers[1];
  table.mappingIds[row] = numbers[2];
  table.address[row] = numbers[3];
  if (numbers[5] !== 0) {
    table.isFolded[row] = 1;
    table.hasFolded = true;
  }
  table.lineStart[row + 1] = table.lineCount;
}

function decodeLine(reader: WireReader, outerEnd: number, table: LocationTable): void {
  const { lineFields } = table;
  const { numbers } = lineFields;
  nextField(reader, openMessage(reader, outerEnd, lineFields), lineFields);
  const row = table.lineCount++;
  if (row === table.line1.length) {
    table.lineFunctionIds = withRoom(table.lineFunctionIds, row + 1);
    table.line1 = withRoom(table.line1, row + 1);
    table.column1 = withRoom(table.column1, row + 1);
  }
  table.lineFunctionIds[row] = numbers[1];
  if (isLine(numbers[2])) {
    table.line1[row] = numbers[2];
  } else {
    table.oddLineCount++;
  }
  if (numbers[3] !== 0 && isLine(numbers[3])) {
    table.column1[row] = numbers[3];
    table.hasColumns = true;
  }
}

function isLine(number: number): boolean {
  return number >= 0 && number <= MAX_LINE1;
}

/** What locations refer to, and where to leave the warning `line-out-of-range`. */
export interface LocationReferences {
  readonly mappings: IdRows;
  readonly functions: IdRows;
  readonly warnings: Warning[];
}

/** The columns with their references resolved. @throws ProfileError `mapping-not-found`, `function-not-found` */
export function resolveLocations(table: LocationTable, references: LocationReferences): LocationColumns {
  const { length, lineCount, lineStart } = table;
  if (table.oddLineCount > 0) {
    const message = `${table.oddLineCount} line numbers are negative or beyond 2^31 and taken as unknown`;
    references.warnings.push({ code: 'line-out-of-range', message });
  }
  const mapping = new Int32Array(length);
  const lineFunction = new Int32Array(lineCount);
  for (let row = 0; row < length; row++) {
    mapping[row] = rowOrNone(table.mappingIds[row], references.mappings, row);
    for (let line = lineStart[row]; line < lineStart[row + 1]; line++) {
      lineFunction[line] = rowOrNone(table.lineFunctionIds[line], references.functions, row);
    }
  }
  return {
    length,
    mapping,
    address: table.address,
    lineStart,
    lineFunction,
    line1: trimmed(table.line1, lineCount),
    ...(table.hasColumns ? { column1: trimmed(table.column1, lineCount) } : {}),
    ...(table.hasFolded ? { isFolded: table.isFolded } : {}),
  };
}

// Id 0 means that there is none.
function rowOrNone(id: number, rows: IdRows, row: number): number {
  return id === 0 ? NONE : rowOfId(rows, id, { what: 'location', row });
}
