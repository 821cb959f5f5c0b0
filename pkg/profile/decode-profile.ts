// SPDX-License-Identifier: Apache-2.0
// Plain protobuf bytes to the columns of a Profile.
import { buildProfile } from './build-profile';
import { numberReader } from './number-reader';
import type { Profile } from './profile';
import { ProfileError } from './profile-error';
import { pprof } from './proto/profile';

/**
 * Decodes a profile.proto message that is not gzipped. Linear in the input.
 * @throws ProfileError `truncated-protobuf`, `corrupt-protobuf` and what buildProfile throws
 */
export function decodeProfile(plain: Uint8Array): Profile {
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
