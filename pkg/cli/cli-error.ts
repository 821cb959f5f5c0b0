// SPDX-License-Identifier: Apache-2.0
import { SeepError } from '#pkg/base';

/**
 * Wrong use of the command line.
 *
 * | code | meaning |
 * |---|---|
 * | `wrong-use` | unknown command or option, missing argument; the message is commander's |
 * | `file-not-found`, `file-unreadable` | the input cannot be read |
 * | `bad-option-value` | an option's value is not of its form |
 * | `unknown-input` | the bytes are not what this command reads |
 * | `bad-record` | a series record lacks a column or has one of the wrong kind |
 */
export type CliErrorCode =
  'wrong-use' | 'file-not-found' | 'file-unreadable' | 'bad-option-value' | 'unknown-input' | 'bad-record';

export class CliError extends SeepError {
  declare readonly code: CliErrorCode;

  constructor(code: CliErrorCode, message: string, details: { at?: string; cause?: unknown } = {}) {
    super(code, message, details);
  }
}
