// SPDX-License-Identifier: Apache-2.0
// One pattern of the language of filters and where it ends.
import type { NamePattern } from './name-pattern';

/** `end` is the offset of the ";" behind the pattern, or of the end of the text. `isPlain`: neither quoted nor an expression. */
export interface ReadPattern {
  readonly pattern: NamePattern;
  readonly isPlain: boolean;
  readonly end: number;
}

/** The pattern that starts at an offset; undefined when it is quoted and the quotes cannot be read. */
export function readPattern(text: string, start: number): ReadPattern | undefined {
  if (text[start] === '"') {
    return readQuoted(text, start);
  }
  const regex = text[start] === '/' ? readRegex(text, start) : undefined;
  return regex ?? readPlain(text, start);
}

function readPlain(text: string, start: number): ReadPattern {
  const separator = text.indexOf(';', start);
  const end = separator < 0 ? text.length : separator;
  return { pattern: { form: 'text', text: text.slice(start, end).trimEnd() }, isPlain: true, end };
}

function readQuoted(text: string, start: number): ReadPattern | undefined {
  let closing = start + 1;
  while (closing < text.length && text[closing] !== '"') {
    closing += text[closing] === '\\' ? 2 : 1;
  }
  const end = afterSpace(text, closing + 1);
  if (closing >= text.length || (end < text.length && text[end] !== ';')) {
    return undefined;
  }
  const unquoted = unquote(text.slice(start, closing + 1));
  return unquoted === undefined ? undefined : { pattern: { form: 'text', text: unquoted }, isPlain: false, end };
}

function unquote(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

// An expression ends with the first "/" that only a flag, spaces and a single ";" follow; without one it is a plain text.
function readRegex(text: string, start: number): ReadPattern | undefined {
  for (let slash = text.indexOf('/', start + 2); slash >= 0; slash = text.indexOf('/', slash + 1)) {
    const end = afterSpace(text, text[slash + 1] === 'i' ? slash + 2 : slash + 1);
    if (end >= text.length || (text[end] === ';' && text[end + 1] !== ';')) {
      const body = text.slice(start + 1, slash).replaceAll(';;', ';');
      return { pattern: { form: 'regex', text: body }, isPlain: false, end };
    }
  }
  return undefined;
}

/** The offset of the next character that is no white space, or of the end of the text. */
export function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at])) {
    at++;
  }
  return at;
}
