// SPDX-License-Identifier: Apache-2.0
import type { HostTurns } from '#pkg/base';
import { runInSlices } from './run-in-slices';

// 1 to 50 ms, the more different frames there are the longer.
const SLICE_BYTES = 1 << 17;
const NEWLINE = 0x0a;

/** Takes a text line by line, and has a result at its end. */
export interface LineParser<Result> {
  /** The next line, without its end. */
  readonly line: (line: string) => void;
  readonly finish: () => Result;
}

/**
 * Feeds the lines of UTF-8 text to `parser`, in order, with the host's turns in between. Decodes 128 KiB at a time: a 64 MiB dump never
 * becomes one string.
 */
export async function parseLines<Result>(
  text: Uint8Array,
  parser: LineParser<Result>,
  host: HostTurns
): Promise<Result> {
  const decoder = new TextDecoder();
  let start = 0;
  const runTo = (): void => {
    const end = endOfSlice(text, start);
    for (const line of decoder.decode(text.subarray(start, end)).split('\n')) {
      parser.line(line.endsWith('\r') ? line.slice(0, -1) : line);
    }
    start = end + 1;
  };
  await runInSlices({ length: text.length, position: () => start, runTo }, SLICE_BYTES, host);
  return parser.finish();
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
