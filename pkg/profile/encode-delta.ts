// SPDX-License-Identifier: Apache-2.0
// Two profiles as one pprof file that shows their difference.
import { MessageAssembler } from './message-assembler';
import type { Profile } from './profile';
import { ProfileError } from './profile-error';
import { pprof } from './proto/profile';

// google/pprof profile/profile.go@b9395ee, SetLabel("pprof::base", "true") of -diff_base: percentages are of the samples that have it.
const BASE_LABEL = ['pprof::base', 'true'] as const;

/**
 * after - before as a profile.proto message, not gzipped: the samples of `after`, and those of `before` with the sign turned and the
 * label pprof::base. `go tool pprof` shows it as it shows -diff_base. The rest (time, period, ...) is of `after`.
 * @throws ProfileError `unknown-sample-type` when the two do not have the same sample types in the same order
 */
export function encodeDelta(before: Profile, after: Profile): Uint8Array {
  const [typesBefore, typesAfter] = [before, after].map(({ sampleTypes }) =>
    sampleTypes.map(({ type, unit }) => `${type}/${unit}`).join(', ')
  );
  if (typesBefore !== typesAfter) {
    const message = `profiles of different types have no difference: ${typesBefore} before, ${typesAfter} after`;
    throw new ProfileError('unknown-sample-type', message);
  }
  const assembler = new MessageAssembler(after.strings);
  assembler.add(after, { factor: 1 });
  assembler.add(before, { factor: -1, label: BASE_LABEL });
  return pprof.Profile.encode(assembler.finish(after)).finish();
}
