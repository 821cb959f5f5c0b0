// SPDX-License-Identifier: Apache-2.0
// pprof labels as Go writes them into text: {"key":"value", "k 2":"v"}, since Go 1.27 without quotes where none are needed.

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The labels in the braces that open at `text[start]`; what is behind a missing quote or brace is taken as far as it goes. */
export function parseLabels(text: string, start: number): Record<string, string> {
  const labels: Array<[string, string]> = [];
  let at = start + 1;
  while (at < text.length && text[at] !== '}') {
    const key = readToken(text, at, ':');
    const value = readToken(text, key.end + 1, ',');
    labels.push([key.token, value.token]);
    at = value.end + (text[value.end] === ',' ? 1 : 0);
  }
  return Object.fromEntries(labels);
}

// A token ends before `separator`, before "}" and at the end of the text.
function readToken(text: string, start: number, separator: string): { token: string; end: number } {
  let at = start;
  while (text[at] === ' ') {
    at++;
  }
  const quoted = text[at] === '"';
  const tokenStart = quoted ? at + 1 : at;
  const tokenEnd = quoted ? closingQuote(text, tokenStart) : endOfBare(text, tokenStart, separator);
  const raw = text.slice(tokenStart, tokenEnd);
  return {
    token: quoted ? unquote(raw) : raw.trimEnd(),
    end: quoted ? endOfBare(text, tokenEnd, separator) : tokenEnd,
  };
}

function endOfBare(text: string, start: number, separator: string): number {
  let at = start;
  while (at < text.length && text[at] !== separator && text[at] !== '}') {
    at++;
  }
  return at;
}

function closingQuote(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '"') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return Math.min(at, text.length);
}

// strconv.Quote of Go: letters as in C, \xHH, \uHHHH, \UHHHHHHHH; any other escaped character stands for itself.
function unquote(raw: string): string {
  return raw.replace(/\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|.)/g, (escape) => {
    const letter = escape.charAt(1);
    if (escape.length === 2) {
      return ESCAPES[letter] ?? letter;
    }
    const codePoint = Number.parseInt(escape.slice(2), 16);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd';
  });
}
