// SPDX-License-Identifier: Apache-2.0
// Labels cut to their box without measuring text: the font is one of fixed width.

// Fewer characters than this say nothing.
const MIN_CHARS = 3;

/** As much of `text` as fits, ending in "…" when cut; "" when not even three characters do. O(length of the result). */
export function fitLabel(text: string, widthCssPx: number, charWidthCssPx: number): string {
  const fits = Math.floor(widthCssPx / charWidthCssPx);
  if (text.length <= fits) {
    return text;
  }
  if (fits < MIN_CHARS) {
    return '';
  }
  const lastCodeUnit = text.charCodeAt(fits - 2);
  const splitsPair = lastCodeUnit >= 0xd800 && lastCodeUnit <= 0xdbff;
  return `${text.slice(0, splitsPair ? fits - 2 : fits - 1)}…`;
}
