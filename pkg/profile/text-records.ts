// SPDX-License-Identifier: Apache-2.0
// What Go's text forms (debug=1) have in common: a line per stack with its numbers and addresses, and below it the frames.
import { parseLabels } from './parse-labels';
import type { LineParser } from './text-lines';

const LABELS = '# labels: {';
const FRAME = '#\t0x';
const PLACE = /^(.*):(\d+)$/;
// C++ programs list their libraries behind the samples, as google/pprof legacy_profile.go isMemoryMapSentinel.
const MEMORY_MAP = /^(?:MAPPED_LIBRARIES:|--- Memory map: ---)/;

/** A frame of a text form. What the text does not tell is "" or 0. */
export interface TextFrame {
  readonly name: string;
  readonly fileName: string;
  readonly line1: number;
  readonly address: number;
}

/** One stack of the text. */
export interface TextRecord {
  /** What the pattern of the format found in the stack's first line. */
  readonly head: RegExpExecArray;
  /** Leaf first, inlined calls as frames of their own; without the runtime frames that Go hides. */
  readonly frames: TextFrame[];
  labels: Readonly<Record<string, string>>;
}

/** How one format differs from the others. */
export interface RecordFormat {
  /** The first line of a stack; its last group holds the addresses behind "@". */
  readonly pattern: RegExp;
  readonly onRecord: (record: TextRecord) => void;
  /** A line that belongs to no stack: a header. False when the format does not know it. */
  readonly onOther: (line: string) => boolean;
}

/** Parses a text of stacks; the result is how many lines it could not make sense of. */
export function recordParser({ pattern, onRecord, onOther }: RecordFormat): LineParser<number> {
  let open: TextRecord | undefined;
  let unreadableLines = 0;
  let isBehindSamples = false;
  const close = (): void => {
    if (open !== undefined) {
      onRecord(withFrames(open));
    }
    open = undefined;
  };
  const line = (text: string): void => {
    isBehindSamples ||= MEMORY_MAP.test(text);
    if (isBehindSamples || text === '') {
      return;
    }
    const head = text.startsWith('#') ? undefined : (pattern.exec(text) ?? undefined);
    if (head !== undefined) {
      close();
      open = { head, frames: [], labels: {} };
    } else if (text.startsWith('#')) {
      readDetail(open, text);
    } else if (!onOther(text)) {
      unreadableLines++;
    }
  };
  const finish = (): number => {
    close();
    return unreadableLines;
  };
  return { line, finish };
}

function readDetail(record: TextRecord | undefined, line: string): void {
  if (record !== undefined && line.startsWith(LABELS)) {
    record.labels = parseLabels(line, LABELS.length - 1);
  } else if (record !== undefined && line.startsWith(FRAME)) {
    record.frames.push(frameOf(line));
  }
}

// "#", address, function+0xoffset, file:line between tabs (the function padded with spaces or more tabs); an unknown function leaves
// the address alone.
function frameOf(line: string): TextFrame {
  const [, address = '', functionAndOffset = '', ...rest] = line.split('\t');
  const plus = functionAndOffset.lastIndexOf('+0x');
  const place = PLACE.exec(rest.at(-1) ?? '');
  return {
    name: (plus < 0 ? functionAndOffset : functionAndOffset.slice(0, plus)).trim(),
    fileName: place?.[1]?.trim() ?? '',
    line1: Number(place?.[2] ?? 0),
    address: Number.parseInt(address, 16),
  };
}

// A text without frames has only return addresses, which lie one instruction behind the call, as google/pprof takes them too. The
// address 0 is what Go writes where there is no stack.
function withFrames(record: TextRecord): TextRecord {
  const named = record.frames.filter(({ name, address }) => name !== '' || address !== 0);
  if (record.frames.length > 0) {
    return { ...record, frames: named };
  }
  const addresses = (record.head.at(-1) ?? '').trim().split(/\s+/);
  const frames = addresses.flatMap((text) => {
    const address = Number.parseInt(text, 16) - 1;
    return address > 0 ? [{ name: '', fileName: '', line1: 0, address }] : [];
  });
  return { ...record, frames };
}
