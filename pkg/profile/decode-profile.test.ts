// SPDX-License-Identifier: Apache-2.0
// The decoder by hand against the one over protobufjs' messages: equal on what is valid, refusing for the same reason on what is not.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sharedFolder } from '#pkg/testkit';
import { decodeProfile, SLICE_BYTES } from './decode-profile';
import { encodeProfile } from './encode-profile';
import type { Profile } from './profile';
import { ProfileError } from './profile-error';
import { pprof } from './proto/profile';
import { decodeByReference } from './reference-decoder';

const testdata = (name: string): Uint8Array => gunzipSync(readFileSync(path.join(__dirname, 'testdata', name)));

type Answer = { profile: Profile } | { code: string };

async function answerOf(decode: () => Profile | Promise<Profile>): Promise<Answer> {
  try {
    return { profile: await decode() };
  } catch (error) {
    if (error instanceof ProfileError) {
      return { code: error.code };
    }
    throw error;
  }
}

// Bytes can be broken in several places, and the decoders meet the places in another order: which fault is named may differ then.
// Messages with one fault each, and the codes for them, are in read-profile.test.ts.
async function expectSameAnswer(bytes: Uint8Array): Promise<Answer> {
  const [ours, reference] = await Promise.all([
    answerOf(() => decodeProfile(bytes)),
    answerOf(() => decodeByReference(bytes)),
  ]);
  expect('profile' in ours).toBe('profile' in reference);
  if ('profile' in ours) {
    expect(ours).toEqual(reference);
  }
  return ours;
}

const index = fc.nat(5);
const integer = fc.oneof(
  fc.nat(200),
  fc.maxSafeNat(),
  fc.maxSafeInteger(),
  fc.constantFrom(-1, 127, 128, 16_383, 16_384, 2 ** 21 - 1, 2 ** 21, 2 ** 28 - 1, 2 ** 28, 2 ** 31, 2 ** 35, 2 ** 56)
);
const id = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 9 },
  fc.constantFrom(0, 130, 20_000, 2 ** 21, 2 ** 60)
);
const ids: fc.Arbitrary<number[]> = fc.oneof(
  fc.constant<number[]>([1, 2, 3, 4]),
  fc.constant<number[]>([4, 130, 20_000, 2 ** 21]),
  fc.constant<number[]>([2, 1, 2 ** 60, 2 ** 40]),
  fc.array(id, { maxLength: 4 })
);
const label = fc.record({ key: index, str: index, num: integer, numUnit: index }, { requiredKeys: [] });

/** Messages of which most are valid, and some have one of each fault. */
const messages = fc
  .record({
    locationIds: ids,
    functionIds: ids,
    sampleTypes: fc.integer({ min: 1, max: 3 }),
    chars: fc.string({ unit: 'binary', maxLength: 12 }),
  })
  .chain(({ locationIds, functionIds, sampleTypes, chars }) =>
    fc.record({
      stringTable: fc.constant<string[]>(['', 'a', 'b', chars, 'x'.repeat(300), 'c']),
      sampleType: fc.array(fc.record({ type: index, unit: index }), { minLength: sampleTypes, maxLength: sampleTypes }),
      sample: fc.array(
        fc.record({
          locationId: fc.array(fc.constantFrom(...locationIds, 1), { maxLength: 6 }),
          value: fc.array(integer, { minLength: sampleTypes, maxLength: sampleTypes }),
          label: fc.array(label, { maxLength: 3 }),
        }),
        { maxLength: 6 }
      ),
      mapping: fc.constantFrom<pprof.Mapping.$Properties[]>(
        [],
        [{ id: 1, memoryStart: 4096, memoryLimit: 2 ** 64 - 2 ** 12, hasFunctions: true }]
      ),
      location: fc.tuple(
        ...locationIds.map((locationId) =>
          fc.record(
            {
              id: fc.constant(locationId),
              mappingId: fc.constantFrom(0, 0, 0, 1),
              address: fc.oneof(fc.maxSafeNat(), fc.constant(0xffff_ffff_8100_0000)),
              line: fc.array(
                fc.record(
                  { functionId: fc.constantFrom(0, ...functionIds), line: integer, column: fc.nat(90) },
                  { requiredKeys: [] }
                ),
                { maxLength: 3 }
              ),
              isFolded: fc.boolean(),
            },
            { requiredKeys: ['id'] }
          )
        )
      ),
      function: fc.tuple(
        ...functionIds.map((functionId) =>
          fc.record(
            { id: fc.constant(functionId), name: index, systemName: index, filename: index, startLine: integer },
            { requiredKeys: ['id'] }
          )
        )
      ),
      dropFrames: index,
      timeNanos: integer,
      durationNanos: integer,
      periodType: fc.option(fc.record({ type: index, unit: index })),
      period: fc.nat(),
      comment: fc.array(fc.nat(6), { maxLength: 4 }),
      defaultSampleType: index,
      docUrl: index,
    })
  );

describe('decodeProfile gives what the reference gives', () => {
  it.each([
    'leaky-t0/heap.pb.gz',
    'leaky-t0/goroutine.pb.gz',
    'leaky-t0/block.pb.gz',
    'states/goroutine.pb.gz',
    'etcd-heap-delta5s.pb.gz',
  ])('for %s', async (name) => {
    const bytes = testdata(name);
    expect(await decodeProfile(bytes)).toEqual(decodeByReference(bytes));
  });

  it('for messages of any content', async () => {
    let validCount = 0;
    await fc.assert(
      fc.asyncProperty(messages, async (message) => {
        const bytes = pprof.Profile.encode(message).finish();
        validCount += 'profile' in (await expectSameAnswer(bytes)) ? 1 : 0;
      }),
      { numRuns: 1500 }
    );
    expect(validCount).toBeGreaterThan(300);
  });

  it('for what encodeProfile makes of them', async () => {
    await fc.assert(
      fc.asyncProperty(messages, async (message) => {
        const answer = await answerOf(() => decodeProfile(pprof.Profile.encode(message).finish()));
        if ('profile' in answer) {
          const profile = { ...answer.profile, warnings: [] };
          expect(await decodeProfile(encodeProfile(profile))).toEqual(profile);
        }
      }),
      { numRuns: 700 }
    );
  });

  it('for messages whose fields come in any order', async () => {
    const fields = fieldsOf(testdata('leaky-t0/block.pb.gz'));
    const reference = decodeByReference(Buffer.concat(fields));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(['strings', 'samples', 'others', 'types'], { minLength: 4 }),
        async (order) => {
          const bytes = Buffer.concat(order.flatMap((kind) => fields.filter((field) => kindOfField(field) === kind)));
          expect(await decodeProfile(bytes)).toEqual(reference);
        }
      ),
      { numRuns: 24 }
    );
  });

  it.each(['leaky-t0/block.pb.gz', 'states/goroutine.pb.gz', 'leaky-t0/heap.pb.gz'])(
    'for %s with changed bytes',
    async (name) => {
      const bytes = testdata(name);
      const change = fc.tuple(fc.nat(bytes.length - 1), fc.oneof(fc.nat(255), fc.constantFrom(0, 0x7f, 0x80, 0xff)));
      const mutated = fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
        const copy = Uint8Array.from(bytes);
        changes.forEach(([at, byte]) => (copy[at] = byte));
        return copy;
      });
      await fc.assert(
        fc.asyncProperty(mutated, async (copy) => void (await expectSameAnswer(copy))),
        { numRuns: 700 }
      );
    }
  );
});

// A bench that the reader is fast is in bench/; here it must be right about where one thing ends and the next begins.
describe('decodeProfile in slices', () => {
  const long = pprof.Profile.encode({
    stringTable: ['', 'a', ...Array.from({ length: 60_000 }, (_, i) => `main.function${i}`)],
    sampleType: [{ type: 1, unit: 1 }],
    location: [{ id: 1 }],
    sample: Array.from({ length: 3000 }, (_, i) => ({ locationId: Array(900).fill(1), value: [i] })),
  }).finish();

  it('lets the host in at least once per slice, and gives the same', async () => {
    let turns = 0;
    const profile = await decodeProfile(long, {
      yieldToHost: async () => {
        turns++;
      },
    });
    expect(turns).toBeGreaterThanOrEqual(2 * Math.floor(long.length / SLICE_BYTES));
    // Jest compares millions of numbers one by one, Buffer does it at once.
    const whole = await decodeProfile(long);
    expect(Buffer.compare(bytesOf(profile.samples.stackLocation), bytesOf(whole.samples.stackLocation))).toBe(0);
    expect([profile.samples.stackLocation.length, profile.samples.value, profile.strings]).toEqual([
      2_700_000,
      Float64Array.from({ length: 3000 }, (_, i) => i),
      whole.strings,
    ]);
  });

  it('stops between slices when aborted', async () => {
    const controller = new AbortController();
    let turns = 0;
    const yieldToHost = async (): Promise<void> => {
      turns++;
      if (turns === 2) {
        controller.abort('enough');
      }
    };
    await expect(decodeProfile(long, { yieldToHost, signal: controller.signal })).rejects.toBe('enough');
    expect(turns).toBe(2);
  });
});

const shared = sharedFolder();

// The recorded services lie beside the repository.
(shared === undefined ? describe.skip : describe)('decodeProfile of the recordings (needs ../shared)', () => {
  it('gives what the reference gives for every profile', async () => {
    const fixtures = path.join(shared ?? '', 'fixtures');
    const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.pb.gz')
    );
    expect(files.length).toBeGreaterThan(200);
    for (const file of files) {
      const bytes = gunzipSync(readFileSync(path.join(fixtures, file)));
      expect({ file, profile: await decodeProfile(bytes) }).toEqual({ file, profile: decodeByReference(bytes) });
    }
  }, 60_000);
});

function bytesOf(column: Int32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

/** The top-level fields of a message, each with its tag. */
function fieldsOf(bytes: Uint8Array): Uint8Array[] {
  const fields: Uint8Array[] = [];
  const varint = (at: number): { value: number; next: number } => {
    let [value, next, shift] = [0, at, 1];
    for (; bytes[next] >= 0x80; next++, shift *= 128) {
      value += (bytes[next] & 0x7f) * shift;
    }
    return { value: value + bytes[next] * shift, next: next + 1 };
  };
  for (let at = 0; at < bytes.length;) {
    const first = varint(at + 1);
    const end = (bytes[at] & 7) === 2 ? first.next + first.value : first.next;
    fields.push(bytes.subarray(at, end));
    at = end;
  }
  return fields;
}

function kindOfField([tag]: Uint8Array): string {
  return tag === 0x32 ? 'strings' : tag === 0x12 ? 'samples' : tag === 0x0a ? 'types' : 'others';
}
