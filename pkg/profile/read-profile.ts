// SPDX-License-Identifier: Apache-2.0
// The door for pprof bytes from anywhere: an endpoint, a file, a store.
import { decodeProfile } from './decode-profile';
import { inflateInput } from './inflate-input';
import type { ReadOptions } from './inflate-port';
import type { Profile } from './profile';
import { recogniseContent, refusalOf } from './recognise-content';

/**
 * Reads a pprof profile, gzipped or not, recognised by its content. Linear in the inflated size.
 * @throws ProfileError with the code of what is wrong, whatever the bytes are; the signal's reason when aborted
 */
export async function readProfile(bytes: Uint8Array, options: ReadOptions): Promise<Profile> {
  const plain = await inflateInput(bytes, options);
  const content = recogniseContent(plain);
  if (content.form !== 'binary') {
    throw refusalOf(content);
  }
  return decodeProfile(plain, options);
}
