// SPDX-License-Identifier: Apache-2.0
// What plain bytes are, told by their content and never by a file name or a Content-Type.
import { ProfileError } from './profile-error';

/** Forms that can be read; `binary` may be a protobuf profile, and `json` may be anything. */
export type ReadableForm =
  | 'binary'
  | 'heap-text'
  /** goroutine, goroutineleak, threadcreate and others, counted (debug=1). */
  | 'counted-text'
  | 'goroutine-dump-text'
  | 'contention-text'
  | 'folded-text'
  | 'json';

export type Content =
  | { readonly form: ReadableForm }
  | { readonly form: 'html' }
  /** A format that is known by name only. */
  | { readonly form: 'known'; readonly title: string }
  | { readonly form: 'text'; readonly firstLine: string };

const HEAD_BYTES = 4096;
const QUOTED_CHARACTERS = 80;

// Every profile holds bytes below 0x20 within its head (the tags 0x08, 0x10 and 0x12, small lengths, the empty first string),
// readable text holds only these.
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

// runtime/pprof of Go 1.26: the first bytes of each text form. A crash says why before it dumps, so a dump is told by any of its lines.
const TEXT_FORMS: ReadonlyArray<readonly [start: RegExp, form: ReadableForm]> = [
  [/^heap profile: /, 'heap-text'],
  [/^\S+ profile: total \d+/, 'counted-text'],
  [/^--- ?(?:contention|mutex)\b/, 'contention-text'],
  [/^goroutine \d+ (?:[a-z]+=\S+ )*\[/m, 'goroutine-dump-text'],
  [/^\{/, 'json'],
];

// runtime/trace of Go 1.26: the header of every version is 16 bytes, filled up with zeros.
const TRACE = /^go 1\.\d+ trace\p{Cc}/u;

// google/pprof profile/legacy_profile.go@b9395ee parseCPU: words of four or eight bytes, the first 0, the second 3. No protobuf
// message starts so: there is no field 0.
const OLD_CPU_PROFILES = [
  [0, 0, 0, 0, 3, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 3],
  [0, 0, 0, 0, 0, 0, 0, 0],
];

const FOLDED_LINE = /^\S.* -?\d+\r?$/;

/** Classifies non-empty plain bytes by looking at their first 4 KiB. */
export function recogniseContent(plain: Uint8Array): Content {
  const head = plain.subarray(0, HEAD_BYTES);
  const text = new TextDecoder().decode(head);
  if (TRACE.test(text)) {
    return { form: 'known', title: 'a Go execution trace' };
  }
  if (OLD_CPU_PROFILES.some((start) => start.every((byte, i) => byte === head[i]))) {
    return { form: 'known', title: 'a CPU profile in the old format of gperftools and of Go before 1.9' };
  }
  return isText(head) ? recogniseText(text.trimStart(), plain.length > HEAD_BYTES) : { form: 'binary' };
}

/** The typed error for content that cannot be read at all. */
export function refusalOf(content: Exclude<Content, { form: ReadableForm }>): ProfileError {
  switch (content.form) {
    case 'html':
      return new ProfileError('html-instead-of-profile', 'an HTML page came instead of a profile');
    case 'known':
      return new ProfileError('unsupported-format', `${content.title} cannot be read as a profile`);
    case 'text':
      return new ProfileError('text-instead-of-profile', `text came instead of a profile: "${content.firstLine}"`);
  }
}

/** The first line of `text`, short and without control characters, as it can be quoted in a message. */
export function quotedLineOf(text: string): string {
  const line = (text.slice(0, HEAD_BYTES).split('\n', 1)[0] ?? '').replace(/\p{C}/gu, '');
  return line.length > QUOTED_CHARACTERS ? `${line.slice(0, QUOTED_CHARACTERS)}…` : line;
}

function isText(head: Uint8Array): boolean {
  for (const byte of head) {
    if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) {
      return false;
    }
  }
  return true;
}

function recogniseText(text: string, isCut: boolean): Content {
  if (/^<!doctype html|<(?:html|head|body)[\s>]/i.test(text)) {
    return { form: 'html' };
  }
  const known = TEXT_FORMS.find(([start]) => start.test(text));
  if (known !== undefined) {
    return { form: known[1] };
  }
  return isFolded(text, isCut) ? { form: 'folded-text' } : { form: 'text', firstLine: quotedLineOf(text) };
}

// Every line in sight is a stack with a number; one of them has more than one frame, or it could be any list.
function isFolded(text: string, isCut: boolean): boolean {
  const lines = text.split('\n');
  const whole = isCut && lines.length > 1 ? lines.slice(0, -1) : lines;
  const stacks = whole.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return stacks.some((line) => line.includes(';')) && stacks.every((line) => FOLDED_LINE.test(line));
}
