// SPDX-License-Identifier: Apache-2.0
// Writes plain objects as YAML: block style, in the form that prettier leaves alone. Not for anything but our own rule files.

const PLAIN = /^[A-Za-z_][\w./:-]*$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/** Longer texts stand on a line of their own, which nobody folds. */
const LONG = 60;

/**
 * @param {unknown} document objects, arrays, strings, finite numbers and booleans; no empty object or array
 * @param {string} comment one or more lines for the top of the file
 */
export function writeYaml(document, comment) {
  return `${comment.replace(/^/gm, '# ')}\n${writeBlock(document, 0)}`;
}

function writeBlock(value, depth) {
  const indent = '  '.repeat(depth);
  if (Array.isArray(value)) {
    // The first line of an item stands behind its dash, which is as wide as one indentation.
    return value.map((item) => `${indent}- ${writeItem(item, depth + 1)}`).join('');
  }
  return Object.entries(value)
    .map(([key, entry]) => `${indent}${key}:${writeEntry(entry, depth + 1)}`)
    .join('');
}

function writeItem(item, depth) {
  return isNested(item) ? writeBlock(item, depth).slice(2 * depth) : `${writeScalar(item, depth)}\n`;
}

function writeEntry(value, depth) {
  return isNested(value) ? `\n${writeBlock(value, depth)}` : ` ${writeScalar(value, depth)}\n`;
}

function isNested(value) {
  return typeof value === 'object';
}

function writeScalar(value, depth) {
  if (typeof value !== 'string') {
    return String(value);
  }
  if (value.includes('\n') || value.length > LONG) {
    return `|-\n${value.replace(/^(?=.)/gm, '  '.repeat(depth))}`;
  }
  return PLAIN.test(value) && !RESERVED.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}
