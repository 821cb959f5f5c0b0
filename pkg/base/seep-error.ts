// SPDX-License-Identifier: Apache-2.0
// The parent of every error that bad input, a bad target or wrong use can cause.

export interface SeepErrorDetails {
  /** Where in the input: "byte 1042", "sample 17", "line 3, column 5", a URL. Absent when the place is the whole input. */
  readonly at?: string;
  /** The error underneath, when there is one. */
  readonly cause?: unknown;
}

/**
 * A failure that the user can understand and mend. `code` is stable and kebab-case: tests, scripts and translations rely on it.
 * The message is one line of plain fact with its place; advice is added by whoever shows it.
 */
export class SeepError extends Error {
  readonly code: string;
  readonly at: string | undefined;

  constructor(code: string, message: string, details: SeepErrorDetails = {}) {
    super(details.at === undefined ? message : `${message} (at ${details.at})`, { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.at = details.at;
  }
}
