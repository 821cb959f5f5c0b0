// SPDX-License-Identifier: Apache-2.0
// The door for goroutine profiles in any of Go's three forms.
import { decodeProfile } from './decode-profile';
import type { GoroutineGroups } from './goroutine-groups';
import { countedGroupsParser, dumpGroupsParser } from './group-goroutine-text';
import { groupGoroutineProfile } from './group-goroutine-profile';
import { inflateInput } from './inflate-input';
import type { ReadOptions } from './inflate-port';
import { ProfileError } from './profile-error';
import { type ReadableForm, recogniseContent, refusalOf } from './recognise-content';
import { parseLines } from './text-lines';

const OTHER_FORMS: ReadonlyMap<ReadableForm, string> = new Map([
  ['heap-text', 'a heap profile in text form (debug=1)'],
  ['contention-text', 'a block or mutex profile in text form (debug=1)'],
  ['folded-text', 'a list of folded stacks'],
  ['json', 'JSON'],
]);

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
    case 'counted-text':
      return parseLines(plain, countedGroupsParser(), options);
    case 'goroutine-dump-text':
      return parseLines(plain, dumpGroupsParser(plain.length), options);
    case 'html':
    case 'known':
    case 'text':
      throw refusalOf(content);
    default:
      throw new ProfileError('unsupported-format', `${OTHER_FORMS.get(content.form)} has no goroutines to group`);
  }
}
