// SPDX-License-Identifier: Apache-2.0
// The door for goroutine profiles in any of Go's three forms.
import { decodeProfile } from './decode-profile';
import type { GoroutineGroups } from './goroutine-groups';
import { groupGoroutineProfile } from './group-goroutine-profile';
import { inflateInput } from './inflate-input';
import type { ReadOptions } from './inflate-port';
import { parseGoroutineDump } from './parse-goroutine-dump';
import { parseGoroutineGroupsText } from './parse-goroutine-groups-text';
import { recogniseContent, refusalOf } from './recognise-content';

/**
 * Reads a goroutine profile, gzipped or not: protobuf, debug=1 or debug=2, recognised by content. Linear in the inflated size.
 * @throws ProfileError with the code of what is wrong, whatever the bytes are; the signal's reason when aborted
 */
export async function readGoroutineGroups(bytes: Uint8Array, options: ReadOptions): Promise<GoroutineGroups> {
  const plain = await inflateInput(bytes, options);
  const content = recogniseContent(plain);
  switch (content.form) {
    case 'binary':
      return groupGoroutineProfile(await decodeProfile(plain, options));
    case 'goroutine-groups-text':
      return parseGoroutineGroupsText(plain);
    case 'goroutine-dump-text':
      return parseGoroutineDump(plain);
    default:
      throw refusalOf(content);
  }
}
