// SPDX-License-Identifier: Apache-2.0
// Whole fields of a protobuf message, or whole lines of a text, left out, repeated or moved: damage that keeps the parts readable.

/** @param {Buffer} bytes @param {(below: number) => number} random @returns {Buffer} */
export function rearrange(bytes, random) {
  const parts = bytes[0] === 0x0a ? fieldsOf(bytes) : linesOf(bytes);
  const at = random(parts.length);
  const [part] = parts.splice(at, random(3) === 0 ? 0 : 1);
  if (random(3) > 0 && part !== undefined) {
    parts.splice(random(parts.length + 1), 0, part);
  }
  return Buffer.concat(parts);
}

function linesOf(bytes) {
  return bytes
    .toString('latin1')
    .split(/(?<=\n)/)
    .map((line) => Buffer.from(line, 'latin1'));
}

/** Top-level fields; what cannot be a field is one part with all behind it. */
function fieldsOf(bytes) {
  const fields = [];
  for (let start = 0; start < bytes.length;) {
    const end = endOfField(bytes, start) ?? bytes.length;
    fields.push(bytes.subarray(start, end));
    start = end;
  }
  return fields;
}

/** Behind a varint (wire type 0) or a length and its bytes (2) with a tag of one byte; undefined for anything else. */
function endOfField(bytes, start) {
  let at = start + 1;
  let length = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    length |= (bytes[at] & 0x7f) << shift;
    if (bytes[at++] < 0x80) {
      break;
    }
  }
  const end = (bytes[start] & 7) === 2 ? at + length : at;
  return (bytes[start] & 7) % 2 === 0 && end <= bytes.length ? end : undefined;
}
