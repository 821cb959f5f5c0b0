// SPDX-License-Identifier: Apache-2.0
// Names as one line of text in a box, without measuring any: ASCII and what is as narrow is one column a character in a font of fixed
// width, and for the rest of Unicode the columns are known well enough.
import { fitLabel } from '#pkg/flame';

/** What stands for a function without a name; perf and FlameGraph write the same. */
const UNNAMED = '[unknown]';
/** More than any screen has columns: what is behind it is not looked at. */
const MAX_NAME_CHARS = 1000;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

// Latin with its accents, and the punctuation, arrows and minus that our own texts use.
const PLAIN = /^[\u0020-\u007e\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u2193\u2212]*$/;
const ASCII = /^[\u0020-\u007e]*$/;
const CONTROL = /[\u0000-\u001f]/g;
// Not shown by any font, and the bidirectional ones would reorder what stands around the name.
const INVISIBLE = /[\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;
// As Unicode's East Asian Width counts: Hangul, Kana, Han, full-width forms, emoji.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NO_COLUMN = /[\p{M}\p{Cf}]/u;

/**
 * A name as one line that displays as what it is: control characters and line breaks as their symbols, what cannot be shown as "\uFFFD",
 * and what is not Latin isolated, so that right-to-left letters do not reorder what follows.
 */
export function drawableName(name: string): string {
  const start = name.slice(0, MAX_NAME_CHARS);
  if (ASCII.test(start)) {
    return start === '' ? UNNAMED : start;
  }
  const shown = start
    .replace(CONTROL, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(INVISIBLE, '\ufffd');
  return PLAIN.test(shown) ? shown : `${FIRST_STRONG_ISOLATE}${shown}${POP_DIRECTIONAL_ISOLATE}`;
}

export interface FittedLabel {
  /** "" when not even three columns fit. */
  readonly text: string;
  readonly columns: number;
  /** Whether every character is one column wide for certain. */
  readonly isPlain: boolean;
}

/** The first label that fits, else as much of the last as does, ending in "…". Never splits a pair of surrogates. */
export function fitLabels(labels: readonly string[], widthCssPx: number, charWidthCssPx: number): FittedLabel {
  for (const text of labels) {
    const isPlain = PLAIN.test(text);
    const columns = isPlain ? text.length : columnsOf(text);
    if (columns * charWidthCssPx <= widthCssPx) {
      return { text, columns, isPlain };
    }
  }
  const last = labels[labels.length - 1] ?? '';
  const isPlain = PLAIN.test(last);
  const text = isPlain
    ? fitLabel(last, widthCssPx, charWidthCssPx)
    : cutToColumns(last, Math.floor(widthCssPx / charWidthCssPx));
  return { text, columns: isPlain ? text.length : columnsOf(text), isPlain };
}

/** Columns that a text takes: 2 for wide characters, 0 for what joins the one before. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    columns += columnsOfCharacter(character);
  }
  return columns;
}

function columnsOfCharacter(character: string): number {
  return WIDE.test(character) ? 2 : NO_COLUMN.test(character) ? 0 : 1;
}

function cutToColumns(text: string, columns: number): string {
  const MIN_COLUMNS = 3;
  let taken = 0;
  let end = 0;
  for (const character of text) {
    taken += columnsOfCharacter(character);
    if (taken > columns - 1) {
      return columns < MIN_COLUMNS ? '' : `${text.slice(0, end)}…`;
    }
    end += character.length;
  }
  return text;
}
