// SPDX-License-Identifier: Apache-2.0
// The location messages of a profile to columns.
import { NONE, type Warning } from '#pkg/base';
import { IdTable, numberOf, type NumberField } from './message-references';
import type { LocationColumns } from './profile';
import type { pprof } from './proto/profile';

const MAX_LINE1 = 0x7fffffff;

interface LocationContext {
  readonly mappingIds: IdTable;
  readonly functionIds: IdTable;
  /** Receives `line-out-of-range`. */
  readonly warnings: Warning[];
}

/**
 * Columns of all locations in file order, and their rows by id. Addresses beyond 2^53 are stored as the nearest double: they are
 * shown, never compared.
 * @throws ProfileError `mapping-not-found`, `function-not-found`, `duplicate-id`, `corrupt-protobuf`
 */
export function buildLocations(
  messages: readonly pprof.Location.$Properties[],
  context: LocationContext
): { locations: LocationColumns; locationIds: IdTable } {
  const locationIds = new IdTable('location', 'location-not-found');
  const lineCount = messages.reduce((sum, { line }) => sum + (line?.length ?? 0), 0);
  const locations = {
    length: messages.length,
    mapping: new Int32Array(messages.length),
    address: new Float64Array(messages.length),
    lineStart: new Int32Array(messages.length + 1),
    lineFunction: new Int32Array(lineCount),
    line1: new Int32Array(lineCount),
    ...optionalColumns(messages),
  };
  let next = 0;
  let oddLines = 0;
  messages.forEach((message, row) => {
    locationIds.add(message.id, row);
    locations.mapping[row] = rowOrNone(context.mappingIds, message.mappingId, row);
    locations.address[row] = numberOf(message.address);
    locations.lineStart[row] = next;
    for (const line of message.line ?? []) {
      const line1 = numberOf(line.line);
      const known = line1 >= 0 && line1 <= MAX_LINE1;
      oddLines += known ? 0 : 1;
      locations.lineFunction[next] = rowOrNone(context.functionIds, line.functionId, row);
      locations.line1[next++] = known ? line1 : 0;
    }
  });
  locations.lineStart[messages.length] = next;
  if (oddLines > 0) {
    const message = `${oddLines} line numbers are negative or beyond 2^31 and taken as unknown`;
    context.warnings.push({ code: 'line-out-of-range', message });
  }
  return { locations, locationIds };
}

/** The columns that are there only when the profile uses them. */
function optionalColumns(
  messages: readonly pprof.Location.$Properties[]
): Pick<LocationColumns, 'column1' | 'isFolded'> {
  const columns = messages.flatMap(({ line }) => (line ?? []).map(({ column }) => columnOf(column)));
  const folded = messages.map(({ isFolded }) => (isFolded ? 1 : 0));
  return {
    ...(columns.some((column1) => column1 !== 0) ? { column1: Int32Array.from(columns) } : {}),
    ...(folded.includes(1) ? { isFolded: Uint8Array.from(folded) } : {}),
  };
}

function columnOf(field: NumberField): number {
  const column1 = numberOf(field);
  return column1 >= 0 && column1 <= MAX_LINE1 ? column1 : 0;
}

// Id 0 means that there is none.
function rowOrNone(ids: IdTable, field: NumberField, row: number): number {
  return numberOf(field) === 0 ? NONE : ids.rowOf(field, 'location', row);
}
