// SPDX-License-Identifier: Apache-2.0
// The door for profiles from anywhere: an endpoint, a file, a store.
import { decodeProfile } from './decode-profile';
import { inflateInput } from './inflate-input';
import type { ReadOptions } from './inflate-port';
import { contentionTextParser } from './parse-contention-text';
import { countedProfileParser } from './parse-counted-profile';
import { dumpProfileParser } from './parse-dump-profile';
import { foldedTextParser } from './parse-folded-text';
import { heapTextParser } from './parse-heap-text';
import type { Profile, ValueType } from './profile';
import { readJsonProfile } from './read-json-profile';
import { recogniseContent, refusalOf } from './recognise-content';
import { parseLines } from './text-lines';

const SAMPLES: ValueType = { type: 'samples', unit: 'count' };

/**
 * Reads a profile, gzipped or not, recognised by its content: pprof protobuf; Go's text forms of heap, allocs, goroutine,
 * goroutineleak, threadcreate, block and mutex (debug=1) and goroutine dumps (debug=2); folded stacks; Pyroscope's pprof and flame
 * graphs in JSON. Linear in the inflated size. Turns of a few milliseconds when the caller passes `yieldToHost`; JSON is
 * parsed in one turn and built in a few.
 * @throws ProfileError with the code of what is wrong, whatever the bytes are; the signal's reason when aborted
 */
export async function readProfile(bytes: Uint8Array, options: ReadOptions): Promise<Profile> {
  const plain = await inflateInput(bytes, options);
  const content = recogniseContent(plain);
  const type = options.unnamedType ?? SAMPLES;
  switch (content.form) {
    case 'binary':
      return decodeProfile(plain, options);
    case 'heap-text':
      return parseLines(plain, heapTextParser(), options);
    case 'counted-text':
      return parseLines(plain, countedProfileParser(), options);
    case 'contention-text':
      return parseLines(plain, contentionTextParser(), options);
    case 'goroutine-dump-text':
      return parseLines(plain, dumpProfileParser(plain.length), options);
    case 'folded-text':
      return parseLines(plain, foldedTextParser(type), options);
    case 'json':
      return readJsonProfile(plain, type, options);
    default:
      throw refusalOf(content);
  }
}
