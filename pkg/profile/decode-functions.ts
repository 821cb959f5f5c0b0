// SPDX-License-Identifier: Apache-2.0
// The function messages of a profile to columns.
import type { FunctionColumns } from './profile';
import { badStringIndex, isStringIndex } from './string-references';
import { type FieldSet, makeFieldSet, nextField, openMessage, type WireReader } from './wire-reader';

const MAX_LINE1 = 0x7fffffff;

/** Functions in file order, filled row by row. */
export interface FunctionTable {
  readonly columns: FunctionColumns;
  /** As readId gives them. */
  readonly ids: Float64Array;
  readonly stringCount: number;
  readonly fields: FieldSet;
  row: number;
}

export function makeFunctionTable(length: number, stringCount: number): FunctionTable {
  const columns = {
    length,
    name: new Int32Array(length),
    systemName: new Int32Array(length),
    fileName: new Int32Array(length),
    startLine1: new Int32Array(length),
  };
  return { columns, ids: new Float64Array(length), stringCount, fields: makeFieldSet({ last: 5, ids: [1] }), row: 0 };
}

/** Reads the function message that is next. @throws ProfileError `string-index-out-of-range` and the reader's */
export function decodeFunction(reader: WireReader, table: FunctionTable): void {
  const { columns, fields, stringCount } = table;
  const { numbers } = fields;
  const row = table.row++;
  nextField(reader, openMessage(reader, reader.bytes.length, fields), fields);
  const name = numbers[2];
  const systemName = numbers[3];
  const fileName = numbers[4];
  if (!(
    isStringIndex(name, stringCount) &&
    isStringIndex(systemName, stringCount) &&
    isStringIndex(fileName, stringCount)
  )) {
    throw badStringIndex([name, systemName, fileName], stringCount, `function ${row}`);
  }
  table.ids[row] = numbers[1];
  columns.name[row] = name;
  columns.systemName[row] = systemName;
  columns.fileName[row] = fileName;
  columns.startLine1[row] = Math.min(Math.max(numbers[5], 0), MAX_LINE1);
}
