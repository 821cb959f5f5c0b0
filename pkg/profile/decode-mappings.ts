// SPDX-License-Identifier: Apache-2.0
// The mapping messages of a profile.
import { buildIdRows, type IdRows } from './id-rows';
import type { Mapping } from './profile';
import { makeFieldSet, nextField, openMessage, type WireReader } from './wire-reader';

/**
 * The mappings whose messages start at `starts`, and their rows by id. `textOf` resolves a string index of row `row`. Moves the reader.
 * @throws ProfileError `corrupt-protobuf`, `duplicate-id`, what `textOf` throws and the reader's
 */
export function decodeMappings(
  reader: WireReader,
  starts: readonly number[],
  textOf: (index: number, row: number) => string
): { mappings: Mapping[]; mappingIds: IdRows } {
  const fields = makeFieldSet({ last: 10, unsigned: [2, 3, 4, 7, 8, 9, 10], ids: [1] });
  const { numbers } = fields;
  const ids = new Float64Array(starts.length);
  const readAt = (start: number): void => {
    reader.position = start;
    nextField(reader, openMessage(reader, reader.bytes.length, fields), fields);
  };
  // Ids first: what has no id of its own is refused before anything is made of it.
  starts.forEach((start, row) => {
    readAt(start);
    ids[row] = numbers[1];
  });
  const mappingIds = buildIdRows(ids, { what: 'mapping', missing: 'mapping-not-found' });
  const mappings = starts.map((start, row) => {
    readAt(start);
    return {
      start: numbers[2],
      limit: numbers[3],
      offset: numbers[4],
      fileName: textOf(numbers[5], row),
      buildId: textOf(numbers[6], row),
      hasFunctions: numbers[7] !== 0,
      hasFileNames: numbers[8] !== 0,
      hasLineNumbers: numbers[9] !== 0,
      hasInlineFrames: numbers[10] !== 0,
    };
  });
  return { mappings, mappingIds };
}
