// SPDX-License-Identifier: Apache-2.0
// Row numbers of mappings, locations and functions by their ids, which are arbitrary uint64 other than 0.
import { ProfileError, type ProfileErrorCode } from './profile-error';

// Ids are nearly always 1, 2, 3, ...; a list serves them up to this share of unused numbers.
const MAX_LIST_RATIO = 4;
const MIN_LIST_LENGTH = 1024;

/** What the ids belong to, in words and as the code for an id that nobody has. */
export interface IdOwner {
  readonly what: string;
  readonly missing: ProfileErrorCode;
}

/** Rows by id, where ids are as readId gives them. Nobody changes it after it was built. */
export interface IdRows {
  /** How many ids there are when they are 1, 2, 3, ... in the order of the rows, as Go writes them; 0 otherwise. */
  readonly sequentialCount: number;
  /** Otherwise: row + 1 by id, 0 where there is none. Empty when the ids are too far apart for a list. */
  readonly list: Int32Array;
  /** Otherwise: row by id. */
  readonly map: ReadonlyMap<number, number>;
  readonly owner: IdOwner;
}

/** @throws ProfileError `corrupt-protobuf` for the reserved id 0, `duplicate-id` */
export function buildIdRows(ids: Float64Array, owner: IdOwner): IdRows {
  const none = { sequentialCount: 0, list: new Int32Array(0), map: new Map<number, number>(), owner };
  if (isSequential(ids)) {
    return { ...none, sequentialCount: ids.length };
  }
  const largest = ids.reduce((max, id) => Math.max(max, id), 0);
  const isDense = largest <= Math.max(MIN_LIST_LENGTH, ids.length * MAX_LIST_RATIO) && ids.every((id) => id >= 0);
  return isDense ? { ...none, list: listOf(ids, largest, owner) } : { ...none, map: mapOf(ids, owner) };
}

/** @throws ProfileError with the owner's code for an id that nobody has */
export function rowOfId(rows: IdRows, id: number, place: { what: string; row: number }): number {
  const { sequentialCount, list, map, owner } = rows;
  if (id > 0 && id <= sequentialCount) {
    return id - 1;
  }
  const found = id >= 0 && id < list.length ? list[id] - 1 : (map.get(id) ?? -1);
  if (found < 0) {
    const message = `${owner.what} ${nameOf(id)} does not exist`;
    throw new ProfileError(owner.missing, message, { at: `${place.what} ${place.row}` });
  }
  return found;
}

function isSequential(ids: Float64Array): boolean {
  for (let row = 0; row < ids.length; row++) {
    if (ids[row] !== row + 1) {
      return false;
    }
  }
  return true;
}

function listOf(ids: Float64Array, largest: number, owner: IdOwner): Int32Array {
  const list = new Int32Array(largest + 1);
  for (let row = 0; row < ids.length; row++) {
    checkNew(ids[row], { isKnown: list[ids[row]] !== 0, row, owner });
    list[ids[row]] = row + 1;
  }
  return list;
}

function mapOf(ids: Float64Array, owner: IdOwner): Map<number, number> {
  const map = new Map<number, number>();
  for (let row = 0; row < ids.length; row++) {
    checkNew(ids[row], { isKnown: map.has(ids[row]), row, owner });
    map.set(ids[row], row);
  }
  return map;
}

function checkNew(
  id: number,
  { isKnown, row, owner: { what } }: { isKnown: boolean; row: number; owner: IdOwner }
): void {
  if (id === 0) {
    throw new ProfileError('corrupt-protobuf', `a ${what} has the reserved id 0`, { at: `${what} ${row}` });
  }
  if (isKnown) {
    throw new ProfileError('duplicate-id', `two ${what}s have the id ${nameOf(id)}`, { at: `${what} ${row}` });
  }
}

function nameOf(id: number): string {
  return id < 0 ? 'beyond 2^53' : `${id}`;
}
