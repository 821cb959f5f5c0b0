// SPDX-License-Identifier: Apache-2.0
import { SeepError } from '#pkg/base';

/**
 * Why bytes could not be read as a profile.
 *
 * | code | meaning |
 * |---|---|
 * | `empty-input` | no bytes at all |
 * | `html-instead-of-profile` | an HTML page: a login form, an error page of a proxy |
 * | `text-instead-of-profile` | readable text that is no profile; the message quotes its first line |
 * | `truncated-gzip` | the gzip stream ends early |
 * | `corrupt-gzip` | the gzip stream is damaged |
 * | `too-large` | inflates to more than the cap |
 * | `truncated-protobuf` | a field runs past the end of the input |
 * | `corrupt-protobuf` | the bytes are no profile.proto message |
 * | `corrupt-json` | JSON that is damaged, or is not the kind of profile that it looks like |
 * | `no-sample-types` | a message without a sample type: not a profile |
 * | `value-count-mismatch` | a sample has more or fewer values than there are sample types |
 * | `string-index-out-of-range`, `location-not-found`, `function-not-found`, `mapping-not-found`, `duplicate-id` | a broken reference |
 * | `number-out-of-range` | a value or id beyond 2^53 that doubles cannot hold |
 * | `unknown-sample-type` | the caller asked for a sample type that the profile lacks |
 * | `unsupported-format` | a known profile format that this version does not read |
 */
export type ProfileErrorCode =
  | 'empty-input'
  | 'html-instead-of-profile'
  | 'text-instead-of-profile'
  | 'truncated-gzip'
  | 'corrupt-gzip'
  | 'too-large'
  | 'truncated-protobuf'
  | 'corrupt-protobuf'
  | 'corrupt-json'
  | 'no-sample-types'
  | 'value-count-mismatch'
  | 'string-index-out-of-range'
  | 'location-not-found'
  | 'function-not-found'
  | 'mapping-not-found'
  | 'duplicate-id'
  | 'number-out-of-range'
  | 'unknown-sample-type'
  | 'unsupported-format';

export class ProfileError extends SeepError {
  declare readonly code: ProfileErrorCode;

  constructor(code: ProfileErrorCode, message: string, details: { at?: string; cause?: unknown } = {}) {
    super(code, message, details);
  }
}
