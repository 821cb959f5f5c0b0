// SPDX-License-Identifier: Apache-2.0
// Reads what an argument points at, so that an error says which argument it was.
import { SeepError } from '#pkg/base';
import type { Inflate } from '#pkg/profile';
import { inflateWithZlib } from './node-inflate';
import { readInput, type InputOptions } from './read-input';

/** A reader of a room: bytes to a result. */
type Decode<Result> = (bytes: Uint8Array, options: { inflate: Inflate }) => Promise<Result>;

/** @throws SeepError with the code of the reader's error and the place in front of its message */
export async function readPlace<Result>(place: string, options: InputOptions, decode: Decode<Result>): Promise<Result> {
  const bytes = await readInput(place, options);
  try {
    return await decode(bytes, { inflate: inflateWithZlib });
  } catch (cause) {
    if (cause instanceof SeepError) {
      const shown = place === '-' ? 'standard input' : place;
      throw new SeepError(cause.code, `${shown}: ${cause.message}`, { cause });
    }
    throw cause;
  }
}
