// SPDX-License-Identifier: Apache-2.0
// The first step of every door: bytes as they came, gzipped or not, to plain bytes.
import { DEFAULT_MAX_INFLATED_BYTES, type ReadOptions } from './inflate-port';
import { ProfileError } from './profile-error';

/**
 * The plain bytes of `bytes`: gzip is recognised by its magic, because pprof sends it without Content-Encoding.
 * @throws ProfileError `empty-input`, `truncated-gzip`, `corrupt-gzip`, `too-large`
 */
export async function inflateInput(bytes: Uint8Array, options: ReadOptions): Promise<Uint8Array> {
  options.signal?.throwIfAborted();
  if (bytes.length === 0) {
    throw new ProfileError('empty-input', 'the input is empty');
  }
  if (!isGzip(bytes)) {
    return bytes;
  }
  const plain = await inflateTyped(bytes, options);
  options.signal?.throwIfAborted();
  if (plain.length === 0) {
    throw new ProfileError('empty-input', 'the gzip stream holds no bytes');
  }
  return plain;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function inflateTyped(bytes: Uint8Array, options: ReadOptions): Promise<Uint8Array> {
  const maxBytes = options.maxInflatedBytes ?? DEFAULT_MAX_INFLATED_BYTES;
  let plain: Uint8Array;
  try {
    plain = await options.inflate(bytes, maxBytes);
  } catch (cause) {
    if (cause instanceof ProfileError) {
      throw cause;
    }
    throw new ProfileError('corrupt-gzip', 'the gzip stream cannot be inflated', { cause });
  }
  if (plain.length > maxBytes) {
    throw new ProfileError('too-large', `the input inflates to more than ${maxBytes} bytes`);
  }
  return plain;
}
