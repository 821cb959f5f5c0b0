// SPDX-License-Identifier: Apache-2.0
// The string table of a profile, many strings at a time.

// A string that is cut out of a block keeps the whole block alive: blocks are small, so that one name kept for long costs little.
const MAX_BLOCK_BYTES = 2048;
const MAX_SHORT_BYTES = 127;

/** Where the strings of a table lie in the input: `start[i]` .. `start[i] + size[i]`. */
export interface StringSpans {
  readonly start: Int32Array;
  readonly size: Int32Array;
}

/**
 * Decodes strings `from` .. `from + count` into `strings`. Texts that are not UTF-8 get U+FFFD, as Go's pprof accepts any bytes.
 *
 * One call of TextDecoder costs as much as many short strings, so a run of neighbours is decoded at once together with the tag and
 * length bytes between them. When the text has as many characters as bytes, each character is one byte and the strings are cut out
 * by their offsets; otherwise each is decoded alone. Measured on 40,000 names: 1.0 ms against 4.1 ms (cold 7 against 30 ms).
 */
export function decodeStrings(
  bytes: Uint8Array,
  spans: StringSpans,
  target: { strings: string[]; from: number; end: number }
): void {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const { strings, end } = target;
  const { start, size } = spans;
  let next = target.from;
  while (next < end) {
    const blockEnd = endOfBlock(spans, next, end);
    const blockStart = start[next];
    const lastByte = start[blockEnd - 1] + size[blockEnd - 1];
    const text = decoder.decode(bytes.subarray(blockStart, lastByte));
    const isByteWise = text.length === lastByte - blockStart;
    for (; next < blockEnd; next++) {
      const at = start[next] - blockStart;
      strings[next] = isByteWise
        ? text.slice(at, at + size[next])
        : decoder.decode(bytes.subarray(start[next], start[next] + size[next]));
    }
  }
}

// A block ends where something other than the two bytes "tag, length" lies between two strings, and at a long string.
function endOfBlock({ start, size }: StringSpans, first: number, end: number): number {
  let next = first + 1;
  while (
    next < end &&
    size[next] <= MAX_SHORT_BYTES &&
    start[next] === start[next - 1] + size[next - 1] + 2 &&
    start[next] + size[next] - start[first] <= MAX_BLOCK_BYTES
  ) {
    next++;
  }
  return next;
}
