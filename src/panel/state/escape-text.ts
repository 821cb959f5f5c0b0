// SPDX-License-Identifier: Apache-2.0
// Any text, written with the few signs that an address leaves as they are, so that "~" and "!" can stand between texts.

// "~" and "!" separate, "*" escapes; half of a surrogate pair is no text for an address at all.
const SPECIAL = /[~!*]|\p{Surrogate}/gu;
const ESCAPED = /\*([0-9a-f]{1,4})\./g;

/** Signs that would mean something by their numbers: "*7e." for "~". */
export function escapeText(text: string): string {
  return text.replace(SPECIAL, (sign) => `*${sign.charCodeAt(0).toString(16)}.`);
}

export function unescapeText(text: string): string {
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Names with "!" behind each, so that an empty one counts. */
export function printNames(names: readonly string[]): string {
  return names.map((name) => `${escapeText(name)}!`).join('');
}

/** undefined where the last name does not end: the text was cut. */
export function readNames(text: string): string[] | undefined {
  const parts = text.split('!');
  return parts.pop() === '' ? parts.map(unescapeText) : undefined;
}
