// SPDX-License-Identifier: Apache-2.0
// The columns of a Profile back to pprof bytes.
import { MessageAssembler } from './message-assembler';
import type { Profile } from './profile';
import { pprof } from './proto/profile';

/**
 * `profile` as a profile.proto message, not gzipped, which `go tool pprof` and readProfile read. Decoding gives an equal Profile,
 * warnings aside, and texts that its string table lacks stand at the end of it; ids are numbered anew, and numbers that were rounded on
 * reading stay rounded. O(profile).
 */
export function encodeProfile(profile: Profile): Uint8Array {
  const assembler = new MessageAssembler(profile.strings);
  assembler.add(profile, { factor: 1 });
  return pprof.Profile.encode(assembler.finish(profile)).finish();
}
