// SPDX-License-Identifier: Apache-2.0
// goroutine?debug=2 and what a crash prints: every goroutine one by one.
import type { Warning } from '#pkg/base';
import type { GoroutineGroups } from './goroutine-groups';
import { GroupCollector } from './group-collector';
import { type GoroutineHeader, parseGoroutineHeader } from './parse-goroutine-header';
import { linesOf } from './text-lines';

const CREATED_BY = 'created by ';
const ANCESTOR = '[originating from goroutine ';
const UNAVAILABLE = 'goroutine running on other thread; stack unavailable';

// runtime/pprof writeGoroutineStacks, Go 1.26: the dump stops silently where a buffer of this size is full.
const MAX_DUMP_BYTES = 64 * 1024 * 1024;

interface OpenGoroutine {
  readonly header: GoroutineHeader;
  readonly frames: string[];
  createdBy: string | undefined;
  /** Behind "[originating from goroutine N]:" come the stacks of its ancestors, which are not its own. */
  ancestors: boolean;
}

/**
 * Reads a dump line by line, in time linear to its size. Text outside goroutines is skipped.
 * Warnings: `goroutine-dump-cut` when it is as long as Go lets it be, `unreadable-lines` for lines within goroutines that are no frames.
 */
export function parseGoroutineDump(text: Uint8Array): GoroutineGroups {
  const collector = new GroupCollector();
  let open: OpenGoroutine | undefined;
  let unreadableLines = 0;
  for (const line of linesOf(text)) {
    if (line === '') {
      closeGoroutine(collector, open);
      open = undefined;
      continue;
    }
    const header = line.startsWith('goroutine ') ? parseGoroutineHeader(line) : undefined;
    if (header !== undefined) {
      closeGoroutine(collector, open);
      open = { header, frames: [], createdBy: undefined, ancestors: false };
    } else if (open !== undefined && !readLine(open, line)) {
      unreadableLines++;
    }
  }
  closeGoroutine(collector, open);
  const warnings = warningsAbout(text.length, unreadableLines);
  return { form: 'debug2', total: collector.total, groups: collector.groups(), warnings };
}

function closeGoroutine(collector: GroupCollector, open: OpenGoroutine | undefined): void {
  if (open !== undefined) {
    const { header, frames, createdBy } = open;
    collector.add({ count: 1, ...header, createdBy, frames });
  }
}

/** False for a line that is neither a frame nor anything else that Go writes there. */
function readLine(open: OpenGoroutine, line: string): boolean {
  if (line.startsWith('\t') || line.startsWith('...') || line.startsWith(UNAVAILABLE) || line === 'non-Go function') {
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
