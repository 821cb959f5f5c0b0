// SPDX-License-Identifier: Apache-2.0
// pprof bytes to a plain model and back, field numbers as in google/pprof's profile.proto. For the small trusted files of
// recordings/ only, and with no dependencies, so that the replay runs before anything is installed: the product's decoder is
// pkg/profile, which the tests read these bytes with.
import { gunzipSync, gzipSync } from 'node:zlib';

const VARINT = 0;
const BYTES = 2;

/**
 * @typedef {{ key: string, text: string, number: number | bigint, unit: string }} Label
 * @typedef {{ name: string, systemName: string, fileName: string, startLine1: number }} Function
 * @typedef {{ key: string, mapping: Mapping | undefined, address: number | bigint, lines: { function: Function, line1: number }[] }} Location
 * @typedef {{ start: number | bigint, limit: number | bigint, offset: number | bigint, fileName: string, buildId: string, flags: number[] }} Mapping
 * @typedef {{ key: string, stack: Location[], values: number[], labels: Label[] }} Sample leaf first
 * @typedef {{ type: string, unit: string }} ValueType
 * @typedef {{ sampleTypes: ValueType[], samples: Sample[], mappings: Mapping[], periodType: ValueType | undefined, period: number,
 *   timeNanos: bigint, defaultSampleType: string }} Model
 */

/** @param {Uint8Array} gzipped @returns {Model} */
export function decodePprof(gzipped) {
  const fields = readFields(gunzipSync(gzipped));
  const strings = all(fields, 6).map((bytes) => Buffer.from(bytes).toString('utf8'));
  const text = (message, field) => strings[Number(one(message, field, 0))];
  const valueType = (bytes) => {
    const message = readFields(bytes);
    return { type: text(message, 1), unit: text(message, 2) };
  };

  const functions = new Map();
  for (const bytes of all(fields, 5)) {
    const f = readFields(bytes);
    functions.set(one(f, 1, 0), {
      name: text(f, 2),
      systemName: text(f, 3),
      fileName: text(f, 4),
      startLine1: Number(one(f, 5, 0)),
    });
  }
  const mappings = new Map();
  for (const bytes of all(fields, 3)) {
    const m = readFields(bytes);
    mappings.set(one(m, 1, 0), {
      start: one(m, 2, 0),
      limit: one(m, 3, 0),
      offset: one(m, 4, 0),
      fileName: text(m, 5),
      buildId: text(m, 6),
      flags: [7, 8, 9, 10].map((field) => Number(one(m, field, 0))),
    });
  }
  const locations = new Map();
  for (const bytes of all(fields, 4)) {
    const l = readFields(bytes);
    const lines = all(l, 4).map((lineBytes) => {
      const line = readFields(lineBytes);
      return { function: functions.get(one(line, 1, 0)), line1: Number(one(line, 2, 0)) };
    });
    const address = one(l, 3, 0);
    const key = `${address} ${lines.map((line) => `${line.function.name}:${line.line1}`).join(' ')}`;
    locations.set(one(l, 1, 0), { key, mapping: mappings.get(one(l, 2, 0)), address, lines });
  }
  const samples = all(fields, 2).map((bytes) => {
    const s = readFields(bytes);
    const stack = packed(s, 1).map((id) => locations.get(id));
    const labels = all(s, 3).map((labelBytes) => {
      const label = readFields(labelBytes);
      return { key: text(label, 1), text: text(label, 2), number: one(label, 3, 0), unit: text(label, 4) };
    });
    const labelKey = labels.map((label) => `${label.key}=${label.text}${label.number}`).join(' ');
    const values = packed(s, 2).map((value) => Number(BigInt.asIntN(64, BigInt(value))));
    return { key: `${stack.map((location) => location.key).join('\n')}\n${labelKey}`, stack, values, labels };
  });
  const periodType = all(fields, 11)[0];
  return {
    sampleTypes: all(fields, 1).map(valueType),
    samples,
    mappings: [...mappings.values()],
    periodType: periodType === undefined ? undefined : valueType(periodType),
    period: Number(one(fields, 12, 0)),
    timeNanos: BigInt(one(fields, 9, 0)),
    defaultSampleType: text(fields, 14),
  };
}

/** @param {Model} model @returns {Buffer} gzipped */
export function encodePprof(model) {
  const strings = interner((id) => id);
  const text = (value) => strings.idOf(value, value);
  text('');
  const profile = [];
  const valueType = (type) => message([varint(1, text(type.type)), varint(2, text(type.unit))]);
  for (const type of model.sampleTypes) {
    profile.push(bytes(1, valueType(type)));
  }

  const functions = interner((id) => id + 1);
  const locations = interner((id) => id + 1);
  const mappings = interner((id) => id + 1);
  model.mappings.forEach((mapping) => mappings.idOf(mappingKey(mapping), mapping));
  const functionId = (f) => functions.idOf(`${f.name}\n${f.fileName}\n${f.startLine1}`, f);
  for (const sample of model.samples) {
    profile.push(
      bytes(
        2,
        message([
          ...sample.stack.map((location) => varint(1, locations.idOf(location.key, location))),
          ...sample.values.map((value) => varint(2, BigInt.asUintN(64, BigInt(value)))),
          ...sample.labels.map((l) =>
            bytes(
              3,
              message([varint(1, text(l.key)), varint(2, text(l.text)), varint(3, l.number), varint(4, text(l.unit))])
            )
          ),
        ])
      )
    );
  }
  mappings.entries().forEach(([id, m]) => {
    const flags = m.flags.map((flag, index) => varint(7 + index, flag));
    const names = [varint(5, text(m.fileName)), varint(6, text(m.buildId))];
    profile.push(
      bytes(
        3,
        message([varint(1, id), varint(2, m.start), varint(3, m.limit), varint(4, m.offset), ...names, ...flags])
      )
    );
  });
  locations.entries().forEach(([id, l]) => {
    const lines = l.lines.map((line) =>
      bytes(4, message([varint(1, functionId(line.function)), varint(2, line.line1)]))
    );
    const mappingId = l.mapping === undefined ? 0 : mappings.idOf(mappingKey(l.mapping), l.mapping);
    profile.push(bytes(4, message([varint(1, id), varint(2, mappingId), varint(3, l.address), ...lines])));
  });
  functions.entries().forEach(([id, f]) => {
    const names = [varint(2, text(f.name)), varint(3, text(f.systemName)), varint(4, text(f.fileName))];
    profile.push(bytes(5, message([varint(1, id), ...names, varint(5, f.startLine1)])));
  });
  profile.push(varint(9, model.timeNanos), varint(12, model.period), varint(14, text(model.defaultSampleType)));
  if (model.periodType !== undefined) {
    profile.push(bytes(11, valueType(model.periodType)));
  }
  // Last, as Go does: by now every text has its index.
  strings.entries().forEach(([, value]) => profile.push(bytes(6, Buffer.from(value, 'utf8'))));
  return gzipSync(message(profile));
}

function mappingKey(mapping) {
  return `${mapping.start} ${mapping.limit} ${mapping.fileName}`;
}

/** Gives each new key the next id. */
function interner(idAt) {
  const ids = new Map();
  const items = [];
  return {
    idOf(key, item) {
      let id = ids.get(key);
      if (id === undefined) {
        id = idAt(items.length);
        ids.set(key, id);
        items.push([id, item]);
      }
      return id;
    },
    entries: () => items,
  };
}

/** Field number -> values in order; varints as number where exact, else bigint. */
function readFields(buffer) {
  const fields = new Map();
  let at = 0;
  const readVarint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      if (at >= buffer.length || shift > 63n) {
        throw new Error('not a pprof file: broken varint');
      }
      const byte = buffer[at++];
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
      }
    }
  };
  while (at < buffer.length) {
    const tag = Number(readVarint());
    const wire = tag & 7;
    let value;
    if (wire === VARINT) {
      value = readVarint();
    } else if (wire === BYTES) {
      const length = Number(readVarint());
      value = buffer.subarray(at, at + length);
      at += length;
    } else {
      throw new Error(`not a pprof file: wire type ${wire}`);
    }
    const field = tag >>> 3;
    fields.set(field, [...(fields.get(field) ?? []), value]);
  }
  return fields;
}

function all(fields, field) {
  return fields.get(field) ?? [];
}

function one(fields, field, fallback) {
  return all(fields, field).at(-1) ?? fallback;
}

/** Repeated integers, packed or not: Go packs only three and more. */
function packed(fields, field) {
  return all(fields, field).flatMap((value) => {
    if (!(value instanceof Uint8Array)) {
      return [value];
    }
    // A field 1 in front of each makes the packed run readable as a message.
    const numbers = [];
    for (let at = 0; at < value.length;) {
      let end = at;
      while (value[end] >= 0x80) {
        end++;
      }
      numbers.push(one(readFields(Buffer.from([8, ...value.subarray(at, end + 1)])), 1, 0));
      at = end + 1;
    }
    return numbers;
  });
}

function varint(field, value) {
  let rest = BigInt(value);
  const out = [field << 3];
  while (rest >= 0x80n) {
    out.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  out.push(Number(rest));
  return Buffer.from(out);
}

function bytes(field, content) {
  const length = varint(0, content.length).subarray(1);
  return Buffer.concat([Buffer.from([(field << 3) | BYTES]), length, content]);
}

function message(parts) {
  return Buffer.concat(parts);
}
