// SPDX-License-Identifier: Apache-2.0
// What plain bytes are, told by their content and never by a file name or a Content-Type.
import { ProfileError } from './profile-error';

/** `binary` may be a protobuf profile; the rest is readable text. */
export type Content =
  | { readonly form: 'binary' }
  | { readonly form: 'html' }
  | { readonly form: 'goroutine-groups-text' }
  | { readonly form: 'goroutine-dump-text' }
  /** A pprof format that is known by name only. */
  | { readonly form: 'known'; readonly title: string }
  | { readonly form: 'text'; readonly firstLine: string };

const HEAD_BYTES = 4096;
const QUOTED_CHARACTERS = 80;

// Every profile holds bytes below 0x20 within its head (the tags 0x08, 0x10 and 0x12, small lengths, the empty first string),
// readable text holds only these.
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

// runtime/pprof of Go 1.26: the first bytes of each text form.
const KNOWN_TEXTS: ReadonlyArray<readonly [start: RegExp, title: string]> = [
  [/^heap profile: /, 'a heap profile in text form (debug=1)'],
  [/^threadcreate profile: /, 'a threadcreate profile in text form (debug=1)'],
  [/^--- contention:/, 'a block profile in text form (debug=1)'],
  [/^--- mutex:/, 'a mutex profile in text form (debug=1)'],
  [/^goroutineleak profile: /, 'a goroutineleak profile in text form (debug=1)'],
];

// runtime/trace of Go 1.26: the header of every version is 16 bytes, filled up with zeros.
const TRACE = /^go 1\.\d+ trace\p{Cc}/u;

/** Classifies non-empty plain bytes by looking at their first 4 KiB. */
export function recogniseContent(plain: Uint8Array): Content {
  const head = plain.subarray(0, HEAD_BYTES);
  const text = new TextDecoder().decode(head);
  if (TRACE.test(text)) {
    return { form: 'known', title: 'a Go execution trace' };
  }
  return isText(head) ? recogniseText(text.trimStart()) : { form: 'binary' };
}

/** The typed error for content that the caller cannot use. `binary` is never refused here. */
export function refusalOf(content: Exclude<Content, { form: 'binary' }>): ProfileError {
  switch (content.form) {
    case 'html':
      return new ProfileError('html-instead-of-profile', 'an HTML page came instead of a profile');
    case 'goroutine-groups-text':
      return unsupported('a goroutine profile in text form (debug=1)');
    case 'goroutine-dump-text':
      return unsupported('a goroutine dump (debug=2)');
    case 'known':
      return unsupported(content.title);
    case 'text':
      return new ProfileError('text-instead-of-profile', `text came instead of a profile: "${content.firstLine}"`);
  }
}

function unsupported(title: string): ProfileError {
  return new ProfileError('unsupported-format', `${title} cannot be read as a profile`);
}

function isText(head: Uint8Array): boolean {
  for (const byte of head) {
    if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) {
      return false;
    }
  }
  return true;
}

function recogniseText(text: string): Content {
  if (/^<!doctype html|<(?:html|head|body)[\s>]/i.test(text)) {
    return { form: 'html' };
  }
  if (text.startsWith('goroutine profile: total ')) {
    return { form: 'goroutine-groups-text' };
  }
  // Not only at the start: a crash report says why it died before it dumps.
  if (/^goroutine \d+ (?:[a-z]+=\S+ )*\[/m.test(text)) {
    return { form: 'goroutine-dump-text' };
  }
  const known = KNOWN_TEXTS.find(([start]) => start.test(text));
  return known === undefined ? { form: 'text', firstLine: firstLineOf(text) } : { form: 'known', title: known[1] };
}

function firstLineOf(text: string): string {
  const line = (text.split('\n', 1)[0] ?? '').replace(/\p{C}/gu, '');
  return line.length > QUOTED_CHARACTERS ? `${line.slice(0, QUOTED_CHARACTERS)}…` : line;
}
