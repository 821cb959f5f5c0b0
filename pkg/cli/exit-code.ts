// SPDX-License-Identifier: Apache-2.0

/** What a finished command tells the shell. */
export const EXIT_CODE = {
  /** Success, or no leak. */
  ok: 0,
  /** A leak was found, or a gate failed. */
  leak: 1,
  /** Wrong use or bad input. */
  badInput: 2,
  /** A bug of ours. */
  internal: 3,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
