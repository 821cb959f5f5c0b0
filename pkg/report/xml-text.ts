// SPDX-License-Identifier: Apache-2.0
import { cleanName } from './clean-name';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * `text` as character data or attribute value of XML 1.0, on one line: escaped, and without what XML forbids (2.2 Char): control
 * characters, lone surrogates, U+FFFE and U+FFFF become U+FFFD.
 */
export function xmlText(text: string): string {
  return (text === '' ? '' : cleanName(text))
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
