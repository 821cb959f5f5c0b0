// SPDX-License-Identifier: Apache-2.0
// Our decoder for decode benches that compare decoders: raw protobuf to what a panel keeps, and on to the call tree.
import { buildCallTree, type CallTree, stacksOfProfile } from '#pkg/calltree';
import {
  findSampleTypeIndex,
  type GoroutineGroups,
  type Profile,
  readGoroutineGroups,
  readProfile,
} from '#pkg/profile';

interface Folded {
  readonly profile: Profile;
  readonly tree: CallTree;
}

export const name = 'seep';

// The benches measure plain protobuf: what inflates it is the host's.
const inflate = (): Promise<Uint8Array> => Promise.reject(new Error('the input of this bench is not gzipped'));

/** Raw protobuf, already inflated, to the columns that everything else works on; every check of the product included. */
export function decode(bytes: Uint8Array): Promise<Profile> {
  return readProfile(bytes, { inflate });
}

/** The call tree of inuse_space, inlined frames expanded. */
export async function fold(decoding: Profile | Promise<Profile>): Promise<Folded> {
  const profile = await decoding;
  return { profile, tree: buildCallTree(stacksOfProfile(profile, findSampleTypeIndex(profile, 'inuse_space'))) };
}

/** A goroutine dump to groups. */
export function readDump(bytes: Uint8Array): Promise<GoroutineGroups> {
  return readGoroutineGroups(bytes, { inflate });
}

/** What was decoded, to be compared with what the other decoders found. */
export function check(result: Profile | Folded): { samples: number } | { nodes: number; total: number } {
  return 'tree' in result
    ? { nodes: result.tree.length, total: result.tree.total[0] }
    : { samples: result.samples.length };
}
