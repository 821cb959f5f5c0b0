// SPDX-License-Identifier: Apache-2.0
// Heap profiles as Go writes them, of any size, made up from a seed: the same bytes on every machine.

/** What the benches read: about 0.3, 1.9 and 23 MB, and one whose call tree has 500,000 nodes. */
export const SIZES = {
  small: { samples: 1_200, depth: 18, locations: 2_500, functions: 1_400 },
  medium: { samples: 14_600, depth: 22, locations: 12_000, functions: 6_000 },
  large: { samples: 200_000, depth: 30, locations: 50_000, functions: 20_000 },
  nodes500k: { samples: 47_000, depth: 24, locations: 30_000, functions: 12_000 },
};

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** Numbers in [0, 1) from a seed: xorshift32, George Marsaglia 2003. */
export function seededRandom(seed) {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Protobuf fields as a list of byte chunks. */
class Message {
  #bytes = [];

  number(field, value) {
    if (value !== 0) {
      this.#varint(field * 8 + VARINT);
      this.#varint(value);
    }
    return this;
  }

  bytes(field, bytes) {
    this.#varint(field * 8 + LENGTH_DELIMITED);
    this.#varint(bytes.length);
    for (const byte of bytes) {
      this.#bytes.push(byte);
    }
    return this;
  }

  packed(field, values) {
    const body = new Message();
    values.forEach((value) => body.#varint(value));
    return this.bytes(field, body.finish());
  }

  finish() {
    return Uint8Array.from(this.#bytes);
  }

  #varint(value) {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
      this.#bytes.push((rest % 0x80) + 0x80);
    }
    this.#bytes.push(rest);
  }
}

/** Strings by first use; string 0 is "". */
class Strings {
  list = [''];
  #indexes = new Map([['', 0]]);

  index(text) {
    const known = this.#indexes.get(text);
    if (known !== undefined) {
      return known;
    }
    this.#indexes.set(text, this.list.length);
    return this.list.push(text) - 1;
  }
}

/**
 * A heap profile with four sample types and a numeric label per sample. Every location calls a few fixed others, more often the first
 * of them, so that stacks share their roots as real ones do, if less.
 */
export function generateProfile({ samples, depth, locations, functions, seed = 1 }) {
  const random = seededRandom(seed);
  const strings = new Strings();
  const chunks = [];
  const add = (field, message) => chunks.push(new Message().bytes(field, message.finish()).finish());
  for (const [type, unit] of [
    ['alloc_objects', 'count'],
    ['alloc_space', 'bytes'],
    ['inuse_objects', 'count'],
    ['inuse_space', 'bytes'],
  ]) {
    add(1, new Message().number(1, strings.index(type)).number(2, strings.index(unit)));
  }
  const nextStack = stackWalker({ random, depth, locations });
  const bytesLabel = strings.index('bytes');
  for (let sample = 0; sample < samples; sample++) {
    add(2, sampleOf({ random, stack: nextStack(), bytesLabel }));
  }
  add(3, mappingOf(strings));
  for (let id = 1; id <= locations; id++) {
    add(4, locationOf({ random, id, functions }));
  }
  for (let id = 1; id <= functions; id++) {
    add(5, functionOf({ random, id, strings }));
  }
  const tail = new Message().bytes(11, new Message().number(1, strings.index('space')).number(2, bytesLabel).finish());
  tail.number(9, 1_700_000_000_000_000_000).number(12, 524_288).number(14, strings.index('inuse_space'));
  const encoder = new TextEncoder();
  const table = strings.list.map((text) => new Message().bytes(6, encoder.encode(text)).finish());
  return Buffer.concat([...chunks, ...table, tail.finish()]);
}

function stackWalker({ random, depth, locations }) {
  const callees = new Map();
  return () => {
    const length = 4 + Math.round(depth * (0.5 + random()) - 4);
    const stack = [1 + Math.floor(random() * 20)];
    while (stack.length < length) {
      const caller = stack.at(-1);
      const known = callees.get(caller) ?? [];
      if (known.length === 0 || (known.length < 10 && random() < 0.4)) {
        known.push(1 + Math.floor(random() * locations));
        callees.set(caller, known);
      }
      stack.push(known[Math.floor(random() ** 2 * known.length)]);
    }
    return stack.reverse();
  };
}

function sampleOf({ random, stack, bytesLabel }) {
  const size = 16 << Math.floor(random() * 12);
  const allocated = 1 + Math.floor(Math.exp(random() * 9));
  const live = random() < 0.5 ? Math.floor(allocated * random()) : 0;
  const label = new Message().number(1, bytesLabel).number(3, size);
  return new Message()
    .packed(1, stack)
    .packed(2, [allocated, allocated * size, live, live * size])
    .bytes(3, label.finish());
}

function mappingOf(strings) {
  const mapping = new Message().number(1, 1).number(2, 0x40_0000).number(3, 0x240_0000);
  mapping.number(5, strings.index('/usr/bin/warehouse')).number(6, strings.index('0f1e2d3c4b5a'));
  return mapping.number(7, 1).number(8, 1).number(9, 1).number(10, 1);
}

function locationOf({ random, id, functions }) {
  const location = new Message()
    .number(1, id)
    .number(2, 1)
    .number(3, 0x40_0000 + id * 41);
  const lines = random() < 0.2 ? 2 : 1;
  for (let line = 0; line < lines; line++) {
    const functionId = 1 + Math.floor(random() * functions);
    location.bytes(
      4,
      new Message()
        .number(1, functionId)
        .number(2, 1 + Math.floor(random() * 900))
        .finish()
    );
  }
  return location;
}

const PACKAGES = [
  'bufio',
  'net/http',
  'encoding/xml',
  'example.com/warehouse/internal/orders',
  'example.com/warehouse/internal/stock',
  'example.com/warehouse/pkg/routes',
  'google.golang.org/grpc/internal/resolver',
  'github.com/redis/go-redis/v9',
  'go.opentelemetry.io/otel/attribute',
];
const TYPES = ['Reader', 'Writer', 'Order', 'Shelf', 'Route', 'Client', 'Server', 'Pool', 'Session', 'Index'];
const VERBS = ['Open', 'Close', 'Load', 'Store', 'Plan', 'Visit', 'Append', 'Resolve', 'Dispatch', 'Reset'];

function functionOf({ random, id, strings }) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const [folder, type] = [pick(PACKAGES), pick(TYPES)];
  const name = strings.index(`${folder}.(*${type}).${pick(VERBS)}${id}`);
  const file = strings.index(`/src/${folder}/${type.toLowerCase()}_${id % 900}.go`);
  return new Message()
    .number(1, id)
    .number(2, name)
    .number(3, name)
    .number(4, file)
    .number(5, 1 + Math.floor(random() * 900));
}
