// SPDX-License-Identifier: Apache-2.0
// The first line of each goroutine in a debug=2 dump.
import { parseLabels } from './parse-labels';

/** What a header says. */
export interface GoroutineHeader {
  /** Without the marks behind it: "chan receive", "select (no cases)", ... */
  readonly state: string;
  readonly waitMinutes: number | undefined;
  readonly lockedToThread: boolean;
  readonly leaked: boolean;
  readonly labels: Readonly<Record<string, string>>;
}

const START = /^goroutine \d+ (?:[a-z]+=\S+ )*\[/;
const MINUTES = /^(\d{1,9}) minutes$/;
const MARKS: readonly string[] = [' (leaked)', ' (scan)', ' (durable)'];

/**
 * Reads a header, or gives undefined when the line is none. Grammar: goroutineheader in runtime/traceback.go of Go 1.18 .. 1.27:
 *
 *     goroutine ID[ gp=… m=… mp=…] [STATE[ (leaked)][ (scan)][ (durable)][, N minutes][, locked to thread][, synctest bubble N]]:
 *
 * Labels follow as `{k: v, "k 2": "v"}` behind the bracket (1.27) or as ` labels:{"k": "v"}` inside it (1.26).
 */
export function parseGoroutineHeader(line: string): GoroutineHeader | undefined {
  const start = START.exec(line);
  if (start === null) {
    return undefined;
  }
  const statusStart = start[0].length;
  // Label values may hold any character, the status holds neither "]" nor "{".
  const brace = line.indexOf('{', statusStart);
  const bracket = line.indexOf(']', statusStart);
  if (bracket < 0) {
    return undefined;
  }
  const inside = brace >= 0 && brace < bracket;
  const status = line.slice(statusStart, inside ? brace : bracket).replace(/ labels:$/, '');
  const [state = '', ...details] = status.split(', ');
  const minutes = details.map((detail) => MINUTES.exec(detail)?.[1]).find((found) => found !== undefined);
  return {
    ...stateAndMark(state),
    waitMinutes: minutes === undefined ? undefined : Number(minutes),
    lockedToThread: details.includes('locked to thread'),
    labels: brace < 0 ? {} : parseLabels(line, brace),
  };
}

// Marks are taken off from the end, each by its length: a line may be a megabyte of them.
function stateAndMark(status: string): { state: string; leaked: boolean } {
  let end = status.length;
  for (let mark: string | undefined = ''; mark !== undefined; mark = MARKS.find((one) => status.endsWith(one, end))) {
    end -= mark.length;
  }
  return { state: status.slice(0, end), leaked: status.includes(' (leaked)') };
}
