// SPDX-License-Identifier: Apache-2.0

const FIRST_SURROGATE = 0xd800;

/**
 * Order of names as Go compares strings, byte by byte in UTF-8, which is by code point; JavaScript's `<` compares UTF-16 units and
 * puts U+1F600 before U+FFFD. Negative, 0 or positive.
 */
export function compareNames(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  const shorter = Math.min(one.length, other.length);
  let at = 0;
  while (at < shorter && one.charCodeAt(at) === other.charCodeAt(at)) {
    at++;
  }
  if (at === shorter) {
    return one.length - other.length;
  }
  return rankOf(one.charCodeAt(at)) - rankOf(other.charCodeAt(at));
}

// Surrogates stand for code points above all other units.
function rankOf(unit: number): number {
  return unit >= FIRST_SURROGATE && unit < 0xe000 ? unit + 0x10000 : unit;
}
