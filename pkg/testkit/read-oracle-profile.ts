// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { mergeProfiles, subtractBase } from '#pkg/calltree';
import { readProfile, type Profile } from '#pkg/profile';
import { inflateInNode } from './inflate';
import type { OracleFile } from './oracle-files';

/**
 * The profile that pprof printed. Go 1.19's merged even a single one, which drops samples that are 0 in every type and numbers
 * locations as they are met; Go 1.26's does not.
 */
export async function readOracleProfile({ profileFile, base }: OracleFile): Promise<Profile> {
  const own = await readFileOf(profileFile);
  if (base === undefined) {
    return mergeProfiles([own]);
  }
  const mode = base.mode === 'base' ? 'base' : 'diff';
  return subtractBase(own, await readFileOf(base.file), { mode, normalize: base.mode === 'diffnorm' });
}

function readFileOf(file: string): Promise<Profile> {
  return readProfile(readFileSync(file), { inflate: inflateInNode });
}
