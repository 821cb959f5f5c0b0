// SPDX-License-Identifier: Apache-2.0
// The doors that foreign bytes come through. What was read is encoded again, because a profile that was read must be writable.
import { inflateWithZlib } from '#pkg/cli';
import { encodeProfile, ProfileError, readGoroutineGroups, readProfile } from '#pkg/profile';
import { parseHeapTextMemory, parseMetricsMemory, parseVarsMemory, SourceError } from '#pkg/sources';
import { MAX_INFLATED_BYTES } from './limits.mjs';

const options = { inflate: inflateWithZlib, maxInflatedBytes: MAX_INFLATED_BYTES };

export const doors = {
  readProfile: async (input) => {
    const profile = await readProfile(input, options);
    encodeProfile(profile);
    return profile;
  },
  readGoroutineGroups: (input) => readGoroutineGroups(input, options),
  parseHeapTextMemory: async (input) => parseHeapTextMemory(textOf(input)),
  parseMetricsMemory: async (input) => parseMetricsMemory(textOf(input)),
  parseVarsMemory: async (input) => parseVarsMemory(textOf(input)),
};

function textOf(input) {
  return new TextDecoder().decode(input);
}

export function codeOf(error) {
  return error instanceof ProfileError || error instanceof SourceError ? error.code : undefined;
}
