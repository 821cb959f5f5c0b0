// SPDX-License-Identifier: Apache-2.0
// Whatever the bytes are, the doors answer with a value or with a ProfileError.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { inflateInNode } from '#pkg/testkit';
import { ProfileError, readGoroutineGroups, readProfile } from './index';

const testdata = (name: string): Uint8Array => readFileSync(path.join(__dirname, 'testdata', name));
const options = { inflate: inflateInNode, maxInflatedBytes: 1 << 24 };

async function expectTypedAnswer(bytes: Uint8Array): Promise<void> {
  for (const read of [readProfile, readGoroutineGroups]) {
    try {
      await read(bytes, options);
    } catch (error) {
      expect(error).toBeInstanceOf(ProfileError);
    }
  }
}

/** `bytes` with some of them overwritten, then cut. */
function mutationsOf(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.oneof(fc.nat(255), fc.constantFrom(0, 0x7f, 0x80, 0xff)));
  const length = fc.oneof({ arbitrary: fc.constant(bytes.length), weight: 3 }, fc.nat(bytes.length));
  return fc.tuple(fc.array(change, { maxLength: 8 }), length).map(([changes, kept]) => {
    const mutated = Uint8Array.from(bytes);
    changes.forEach(([at, byte]) => (mutated[at] = byte));
    return mutated.subarray(0, kept);
  });
}

describe('the doors of profile', () => {
  it('answer random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), expectTypedAnswer), { numRuns: 2000 });
  });

  it('answer random bytes behind a beginning that looks right', async () => {
    const beginnings = fc.constantFrom(
      [0x1f, 0x8b, 8, 0],
      [0x0a, 4, 8, 1, 0x10, 2],
      [...Buffer.from('goroutine profile: total 3\n1 @ 0x1\n# labels: {"a')],
      [...Buffer.from('goroutine 1 [select, 4 minutes')]
    );
    const inputs = fc
      .tuple(beginnings, fc.uint8Array({ maxLength: 200 }))
      .map(([start, rest]) => Uint8Array.of(...start, ...rest));
    await fc.assert(fc.asyncProperty(inputs, expectTypedAnswer), { numRuns: 1000 });
  });

  it.each([
    ['a heap profile', gunzipSync(testdata('leaky-t0/heap.pb.gz'))],
    ['a goroutine profile', gunzipSync(testdata('states/goroutine.pb.gz'))],
    ['a gzipped profile', testdata('leaky-t0/block.pb.gz')],
    ['goroutine text', testdata('states/goroutine.debug1.txt')],
    ['a goroutine dump', testdata('states/goroutine.debug2.txt')],
  ])('answer %s that was damaged', async (_, bytes) => {
    await fc.assert(fc.asyncProperty(mutationsOf(bytes), expectTypedAnswer), { numRuns: 500 });
  });
});
