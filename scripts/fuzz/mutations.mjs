// SPDX-License-Identifier: Apache-2.0
// The kinds of damage. Each takes the bytes so far, a source of chance and another input of the corpus. Their order is part of what
// a seed means.
import { gzipSync } from 'node:zlib';
import { MAX_INFLATED_BYTES } from './limits.mjs';
import { rearrange } from './rearrange.mjs';

const ODD_BYTES = [0, 1, 0x0a, 0x12, 0x20, 0x2d, 0x30, 0x3b, 0x5b, 0x7b, 0x7f, 0x80, 0xff];
const ODD_TEXTS = [
  '18446744073709551616',
  '-1',
  '9007199254740993',
  ' @ 0x',
  '\n\n',
  '\t0x',
  '{"',
  '":',
  ';',
  ' (scan)',
  '[',
  ']:',
  '...',
  '\u{1f4a5}',
];
const ODD_VARINTS = [
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1],
  [0x80, 0x80, 0x80, 0],
];

/** @typedef {{ bytes: Buffer, random: (below: number) => number, other: Buffer }} Scene */

/** @type {readonly ((scene: Scene) => Uint8Array)[]} */
export const MUTATIONS = [
  // The low bits of a byte alone: protobuf keeps its structure.
  ({ bytes, random }) => {
    const at = random(bytes.length);
    return replaced(bytes, at, 1, [(bytes[at] & 0x80) | random(0x80)]);
  },
  // Twice, because it gets further into the doors than the others.
  ({ bytes, random }) => rearrange(bytes, random),
  ({ bytes, random }) => rearrange(bytes, random),
  ({ bytes, random }) => replaced(bytes, random(bytes.length), 1, [bytes[random(bytes.length)] ^ (1 << random(8))]),
  ({ bytes, random }) => replaced(bytes, random(bytes.length), 1, [ODD_BYTES[random(ODD_BYTES.length)]]),
  ({ bytes, random }) => replaced(bytes, random(bytes.length), 1, [random(256)]),
  ({ bytes, random }) => replaced(bytes, random(bytes.length), 1 + random(4), ODD_VARINTS[random(ODD_VARINTS.length)]),
  ({ bytes, random }) =>
    replaced(bytes, random(bytes.length), random(6), Buffer.from(ODD_TEXTS[random(ODD_TEXTS.length)])),
  ({ bytes, random }) => replaced(bytes, random(bytes.length), 1 + random(64), []),
  ({ bytes, random }) => bytes.subarray(0, random(bytes.length)),
  ({ bytes, random }) => {
    const at = random(bytes.length);
    return replaced(bytes, at, 0, bytes.subarray(at, at + 1 + random(200)));
  },
  ({ bytes, random, other }) => {
    const from = random(other.length);
    return replaced(bytes, random(bytes.length), random(64), other.subarray(from, from + random(400)));
  },
];

/**
 * Rare, because they are slow: much of the same, what may be a number in text, gzip around it, and a gzip bomb.
 * @type {readonly ((scene: Scene) => Uint8Array)[]}
 */
export const RARE_MUTATIONS = [
  ({ bytes, random }) => {
    const at = random(bytes.length);
    const piece = bytes.subarray(at, at + 1 + random(40));
    const times = 1 + random(Math.ceil((1 << 16) / piece.length));
    return replaced(bytes, at, 0, Buffer.concat(Array(times).fill(piece)));
  },
  ({ bytes, random }) =>
    Buffer.from(
      bytes.toString('latin1').replace(/\d+/g, (digits) => (random(4) === 0 ? `${digits}${digits}` : digits)),
      'latin1'
    ),
  ({ bytes }) => gzipSync(bytes, { level: 1 }),
  ({ bytes, random }) =>
    random(20) === 0 ? gzipSync(Buffer.alloc(MAX_INFLATED_BYTES * 2, bytes), { level: 1 }) : bytes,
];

function replaced(bytes, at, removed, added) {
  return Buffer.concat([bytes.subarray(0, at), Uint8Array.from(added), bytes.subarray(at + removed)]);
}
