// SPDX-License-Identifier: Apache-2.0
// goroutine?debug=2 and what a crash prints: every goroutine one by one.
import type { Warning } from '#pkg/base';
import { type GoroutineHeader, parseGoroutineHeader } from './parse-goroutine-header';
import type { LineParser } from './text-lines';

const CREATED_BY = 'created by ';
const ANCESTOR = '[originating from goroutine ';
const UNAVAILABLE = 'goroutine running on other thread; stack unavailable';

// runtime/pprof writeGoroutineStacks, Go 1.26: the dump stops silently where a buffer of this size is full.
const MAX_DUMP_BYTES = 64 * 1024 * 1024;

/** One goroutine as it stands in the dump. */
export interface DumpedGoroutine {
  readonly header: GoroutineHeader;
  /** Function names, leaf first, runtime frames included. */
  readonly frames: string[];
  /** Per frame: the line behind it, "\t/x/main.go:5 +0x1d", or "" where there is none. */
  readonly places: string[];
  createdBy: string | undefined;
}

interface OpenGoroutine extends DumpedGoroutine {
  /** Behind "[originating from goroutine N]:" come the stacks of its ancestors, which are not its own. */
  ancestors: boolean;
}

/**
 * Reads a dump of `textBytes` bytes and gives each goroutine to `onGoroutine`, in time linear to its size. Text outside goroutines is skipped.
 * Warnings: `goroutine-dump-cut` when it is as long as Go lets it be, `unreadable-lines` for lines within goroutines that are no frames.
 */
export function goroutineDumpParser(
  textBytes: number,
  onGoroutine: (goroutine: DumpedGoroutine) => void
): LineParser<Warning[]> {
  let open: OpenGoroutine | undefined;
  let unreadableLines = 0;
  const close = (): void => {
    if (open !== undefined) {
      onGoroutine(open);
    }
    open = undefined;
  };
  const line = (text: string): void => {
    if (text === '') {
      close();
      return;
    }
    const header = text.startsWith('goroutine ') ? parseGoroutineHeader(text) : undefined;
    if (header !== undefined) {
      close();
      open = { header, frames: [], places: [], createdBy: undefined, ancestors: false };
    } else if (open !== undefined && !readLine(open, text)) {
      unreadableLines++;
    }
  };
  const finish = (): Warning[] => {
    close();
    return warningsAbout(textBytes, unreadableLines);
  };
  return { line, finish };
}

/** False for a line that is neither a frame nor anything else that Go writes there. */
function readLine(open: OpenGoroutine, line: string): boolean {
  if (line.startsWith('\t')) {
    readPlace(open, line);
    return true;
  }
  if (line.startsWith('...') || line.startsWith(UNAVAILABLE) || line === 'non-Go function') {
    return true;
  }
  if (line.startsWith(ANCESTOR)) {
    open.ancestors = true;
  }
  if (open.ancestors) {
    return true;
  }
  if (line.startsWith(CREATED_BY)) {
    open.createdBy = creatorOf(line);
    return true;
  }
  // "main.(*T).method(0xc000012345, {0x1, 0x2})": arguments never hold a parenthesis.
  const argumentsStart = line.lastIndexOf('(');
  if (argumentsStart <= 0 || !line.endsWith(')')) {
    return false;
  }
  open.frames.push(line.slice(0, argumentsStart));
  return true;
}

// The place of the creator, and those of ancestors, are nobody's frame.
function readPlace({ frames, places, createdBy, ancestors }: OpenGoroutine, line: string): void {
  if (createdBy === undefined && !ancestors && places.length < frames.length) {
    while (places.length < frames.length - 1) {
      places.push('');
    }
    places.push(line);
  }
}

// "created by main.serve in goroutine 17": the goroutine is named since Go 1.21.
function creatorOf(line: string): string {
  const end = line.lastIndexOf(' in goroutine ');
  return line.slice(CREATED_BY.length, end < 0 ? undefined : end);
}

function warningsAbout(textBytes: number, unreadableLines: number): Warning[] {
  const warnings: Warning[] = [];
  if (textBytes >= MAX_DUMP_BYTES) {
    warnings.push({
      code: 'goroutine-dump-cut',
      message: 'the dump is 64 MiB long, where Go stops: goroutines are missing',
    });
  }
  if (unreadableLines > 0) {
    warnings.push({ code: 'unreadable-lines', message: `${unreadableLines} lines of the dump could not be read` });
  }
  return warnings;
}
