// SPDX-License-Identifier: Apache-2.0

const SLICE_BYTES = 1 << 20;
const NEWLINE = 0x0a;

/** The lines of UTF-8 text without their ends, in order. Decodes 1 MiB at a time: a 64 MiB dump never becomes one string. */
export function* linesOf(text: Uint8Array): Generator<string, void> {
  const decoder = new TextDecoder();
  let start = 0;
  while (start < text.length) {
    const end = endOfSlice(text, start);
    const slice = decoder.decode(text.subarray(start, end));
    for (const line of slice.split('\n')) {
      yield line.endsWith('\r') ? line.slice(0, -1) : line;
    }
    start = end + 1;
  }
}

// Slices end at a line's end, so no character and no line is cut. An endless line is a slice of its own.
function endOfSlice(text: Uint8Array, start: number): number {
  if (text.length - start <= SLICE_BYTES) {
    return text[text.length - 1] === NEWLINE ? text.length - 1 : text.length;
  }
  const within = text.lastIndexOf(NEWLINE, start + SLICE_BYTES);
  const end = within > start ? within : text.indexOf(NEWLINE, start + SLICE_BYTES);
  return end < 0 ? text.length : end;
}
