// SPDX-License-Identifier: Apache-2.0
// Checked look-ups while a decoded message becomes columns: numbers, string indexes and ids.
import { ProfileError, type ProfileErrorCode } from './profile-error';

/** A number field of a generated message; 0 when the field is unset. Numbers beyond 2^53 come as bigint where they must be exact. */
export type NumberField = number | bigint | null | undefined;

/** The number in `field`. Unset fields are read off protobufjs' prototypes, where they are Long objects in spite of their type. */
export function numberOf(field: NumberField): number {
  return typeof field === 'number' || typeof field === 'bigint' ? Number(field) : 0;
}

/**
 * The same for numbers that must be exact.
 * @throws ProfileError `number-out-of-range`
 */
export function exactNumberOf(field: NumberField, what: string, row: number): number {
  const value = numberOf(field);
  if (!Number.isSafeInteger(value)) {
    throw new ProfileError('number-out-of-range', `${what} is beyond 2^53`, { at: `${what} ${row}` });
  }
  return value;
}

/** The string table of a message with its rule: entry 0 is "". */
export class StringTable {
  readonly strings: readonly string[];

  /** @throws ProfileError `string-index-out-of-range` for an empty table, `corrupt-protobuf` for a first entry that is not "" */
  constructor(strings: readonly string[]) {
    if (strings.length === 0) {
      throw new ProfileError('string-index-out-of-range', 'the string table is empty');
    }
    // google/pprof profile.proto@b9395ee: "string_table[0] must always be """.
    if (strings[0] !== '') {
      throw new ProfileError('corrupt-protobuf', 'the first entry of the string table is not empty');
    }
    this.strings = strings;
  }

  /** @throws ProfileError `string-index-out-of-range` */
  indexOf(field: NumberField, what: string, row: number): number {
    const index = numberOf(field);
    if (index < 0 || index >= this.strings.length) {
      const message = `string ${index} of a table of ${this.strings.length} does not exist`;
      throw new ProfileError('string-index-out-of-range', message, { at: `${what} ${row}` });
    }
    return index;
  }

  /** @throws ProfileError `string-index-out-of-range` */
  textOf(field: NumberField, what: string, row: number): string {
    return this.strings[this.indexOf(field, what, row)] ?? '';
  }
}

/** Row numbers of messages by their ids, which are arbitrary uint64 other than 0. */
export class IdTable {
  readonly #what: string;
  readonly #missing: ProfileErrorCode;
  readonly #rows = new Map<number | bigint, number>();

  constructor(what: string, missing: ProfileErrorCode) {
    this.#what = what;
    this.#missing = missing;
  }

  /** @throws ProfileError `corrupt-protobuf` for the reserved id 0, `duplicate-id` */
  add(field: NumberField, row: number): void {
    const id = exactIdOf(field);
    if (id === 0) {
      throw new ProfileError('corrupt-protobuf', `a ${this.#what} has the reserved id 0`, {
        at: `${this.#what} ${row}`,
      });
    }
    if (this.#rows.has(id)) {
      throw new ProfileError('duplicate-id', `two ${this.#what}s have the id ${id}`, { at: `${this.#what} ${row}` });
    }
    this.#rows.set(id, row);
  }

  /** @throws ProfileError with the code for a missing row */
  rowOf(field: NumberField, what: string, row: number): number {
    const id = exactIdOf(field);
    const found = this.#rows.get(id);
    if (found === undefined) {
      throw new ProfileError(this.#missing, `${this.#what} ${id} does not exist`, { at: `${what} ${row}` });
    }
    return found;
  }
}

function exactIdOf(field: NumberField): number | bigint {
  return typeof field === 'bigint' ? field : numberOf(field);
}
