// SPDX-License-Identifier: Apache-2.0
// The inflate port of #pkg/profile on the browser's own DecompressionStream.
import { ProfileError, type Inflate } from '#pkg/profile';
import { yieldToBrowser } from '../../browser/yield-to-browser';

/** Chromium inflates what it gets in one write in one task: 16 MB took 160 ms, this much of a heap profile about 2 ms. */
const SLICE_BYTES = 1 << 17;

/**
 * Reads one gzip member; a second one is `corrupt-gzip`, because the Compression Streams standard refuses what follows the first.
 * Output is counted while it comes, so a gzip bomb never gets further than one chunk over the cap. Long input goes in by slices, a
 * task for each.
 */
export const inflateStream: Inflate = async (gzipped, maxBytes) => {
  const { readable, writable } = new DecompressionStream('gzip');
  // Every failure shows on the readable side too, where it is handled; here it must only not go unhandled.
  feed(writable.getWriter(), gzipped).catch(() => undefined);
  const reader = readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.byteLength;
      if (length > maxBytes) {
        throw new ProfileError('too-large', `the profile inflates to more than ${maxBytes} bytes`);
      }
      chunks.push(next.value);
    }
  } catch (error) {
    await reader.cancel(error).catch(() => undefined);
    throw error instanceof ProfileError ? error : gzipError(error);
  }
  return joined(chunks, length);
};

/**
 * Chromium "Compressed input was truncated.", Firefox "The input is ended without reaching the stream end", Node "unexpected end of
 * file"; the standard only says TypeError. WebKit uses one sentence for both, so there a cut stream is reported as damaged.
 */
const ENDS_EARLY = /truncated|ended without|unexpected end/i;

async function feed(writer: WritableStreamDefaultWriter<BufferSource>, gzipped: Uint8Array): Promise<void> {
  writer.closed.catch(() => undefined);
  for (let start = 0; start < gzipped.length; start += SLICE_BYTES) {
    if (start > 0) {
      await yieldToBrowser();
    }
    // A copy in an ArrayBuffer of its own: the input may be a view of a shared one, which the stream refuses.
    await writer.write(new Uint8Array(gzipped.subarray(start, start + SLICE_BYTES)));
  }
  await writer.close();
}

function gzipError(cause: unknown): ProfileError {
  const message = isErrorLike(cause) ? cause.message : '';
  return ENDS_EARLY.test(message)
    ? new ProfileError('truncated-gzip', 'the gzip stream ends early', { cause })
    : new ProfileError('corrupt-gzip', 'the gzip stream is damaged', { cause });
}

// Not instanceof: in tests the stream's errors come from another realm.
function isErrorLike(value: unknown): value is { readonly message: string } {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return all;
}
