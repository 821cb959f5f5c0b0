// SPDX-License-Identifier: Apache-2.0
// gunzip for Node, with a cap on what it may produce.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ProfileError, type Inflate } from '#pkg/profile';
import { systemErrorCode } from './system-error';

const gunzipAsync = promisify(gunzip);

/** @throws ProfileError `truncated-gzip`, `corrupt-gzip`, `too-large` */
export const inflateWithZlib: Inflate = async (gzipped, maxBytes) => {
  try {
    return await gunzipAsync(gzipped, { maxOutputLength: maxBytes });
  } catch (cause) {
    throw inflateError(cause, maxBytes);
  }
};

function inflateError(cause: unknown, maxBytes: number): ProfileError {
  const code = systemErrorCode(cause);
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    return new ProfileError('too-large', `inflates to more than ${maxBytes} bytes`, { cause });
  }
  if (code === 'Z_BUF_ERROR') {
    return new ProfileError('truncated-gzip', 'the gzip data ends early', { cause });
  }
  return new ProfileError('corrupt-gzip', 'the gzip data is damaged', { cause });
}
