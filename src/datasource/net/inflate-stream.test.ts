// SPDX-License-Identifier: Apache-2.0
import { DecompressionStream as NodeDecompressionStream } from 'node:stream/web';
import { gzipSync } from 'node:zlib';
import { inflateStream } from './inflate-stream';

// jsdom has none; Node's follows the same standard.
beforeAll(() => Object.assign(globalThis, { DecompressionStream: NodeDecompressionStream }));

const text = 'goroutine profile: total 12\n'.repeat(10_000);
const gzipped = Uint8Array.from(gzipSync(text));

describe('inflateStream', () => {
  it('gives back what was compressed', async () => {
    expect(Buffer.from(await inflateStream(gzipped, 1e6)).toString()).toBe(text);
  });

  it('takes exactly the cap, and stops one byte over it', async () => {
    await expect(inflateStream(gzipped, text.length)).resolves.toHaveLength(text.length);
    await expect(inflateStream(gzipped, text.length - 1)).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each([1, 9, 15])('says that a stream cut %p bytes before its end is truncated', async (missing) => {
    await expect(inflateStream(gzipped.slice(0, -missing), 1e6)).rejects.toMatchObject({ code: 'truncated-gzip' });
  });

  it('says that a stream with flipped bytes is damaged', async () => {
    const damaged = gzipped.map((byte, i) => (i >= 20 && i < 40 ? byte ^ 0xff : byte));
    await expect(inflateStream(damaged, 1e6)).rejects.toMatchObject({ code: 'corrupt-gzip' });
  });

  it('says that text is no gzip', async () => {
    await expect(inflateStream(Buffer.from('<!doctype html>'), 1e6)).rejects.toMatchObject({ code: 'corrupt-gzip' });
  });

  it('gives the page a turn for every 128 KiB that go in', async () => {
    const noise = Uint8Array.from({ length: 1_000_000 }, (_, i) => Math.imul(i, 2_654_435_761) >>> 21);
    const long = Uint8Array.from(gzipSync(noise, { level: 0 }));
    let turns = 0;
    const scheduler = { yield: () => Promise.resolve(void turns++) };
    Object.assign(globalThis, { scheduler });
    try {
      expect(Buffer.compare(await inflateStream(long, 1e6), noise)).toBe(0);
      expect(turns).toBe(7);
    } finally {
      Reflect.deleteProperty(globalThis, 'scheduler');
    }
  });

  it('stops a bomb at the cap', async () => {
    const bomb = Uint8Array.from(gzipSync(Buffer.alloc(64 * 1024 * 1024)));
    await expect(inflateStream(bomb, 1024 * 1024)).rejects.toMatchObject({ code: 'too-large' });
  });
});
