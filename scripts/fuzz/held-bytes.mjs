// SPDX-License-Identifier: Apache-2.0
// How many bytes a result holds: its columns, texts and list entries.

/**
 * @param {unknown} result
 * @returns {number} 8 for each entry of a list or object, one for each character, and each buffer as long as it is, whatever part
 *   of it a view shows; each object and buffer once
 */
export function heldBytes(result) {
  const seen = new Set();
  const waiting = [result];
  let bytes = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') {
      bytes += value.length;
    } else if (ArrayBuffer.isView(value)) {
      bytes += seen.has(value.buffer) ? 0 : value.buffer.byteLength;
      seen.add(value.buffer);
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      const parts = Object.values(value).filter((part) => part !== undefined);
      bytes += 8 * parts.length;
      // One by one: a list may have more entries than a call may have arguments.
      parts.forEach((part) => waiting.push(part));
    }
  }
  return bytes;
}
