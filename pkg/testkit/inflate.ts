// SPDX-License-Identifier: Apache-2.0
// The inflate port on node:zlib, for tests.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ProfileError, type Inflate } from '#pkg/profile';

const gunzipAsync = promisify(gunzip);

/** Inflates with node:zlib; its errors are typed as the port demands. */
export const inflateInNode: Inflate = async (gzipped, maxBytes) => {
  try {
    return await gunzipAsync(gzipped, { maxOutputLength: maxBytes });
  } catch (cause) {
    // Not instanceof: under jest the errors of node:zlib belong to another realm.
    switch (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code) {
      case 'ERR_BUFFER_TOO_LARGE':
        throw new ProfileError('too-large', `the input inflates to more than ${maxBytes} bytes`, { cause });
      case 'Z_BUF_ERROR':
        throw new ProfileError('truncated-gzip', 'the gzip stream ends early', { cause });
      default:
        throw new ProfileError('corrupt-gzip', 'the gzip stream is damaged', { cause });
    }
  }
};
