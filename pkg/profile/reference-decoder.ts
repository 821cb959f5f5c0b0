// SPDX-License-Identifier: Apache-2.0
// The slow way over generated messages, written by others than the fast one: tests compare the two, nothing else uses it.
import { buildProfile } from './build-profile';
import { numberReader } from './number-reader';
import type { Profile } from './profile';
import { ProfileError } from './profile-error';
import { pprof } from './proto/profile';

/**
 * What decodeProfile should answer.
 * @throws ProfileError with the code that decodeProfile should give; where a message has several faults it may find another one first
 */
export function decodeByReference(plain: Uint8Array): Profile {
  return buildProfile(decodeMessage(plain));
}

function decodeMessage(plain: Uint8Array): pprof.Profile {
  const reader = numberReader(plain);
  try {
    return pprof.Profile.decode(reader);
  } catch (cause) {
    const at = `byte ${reader.pos}`;
    if (cause instanceof RangeError && cause.message.startsWith('index out of range')) {
      throw new ProfileError('truncated-protobuf', 'a field runs past the end of its message', { at, cause });
    }
    throw new ProfileError('corrupt-protobuf', 'the bytes are not a pprof profile', { at, cause });
  }
}
