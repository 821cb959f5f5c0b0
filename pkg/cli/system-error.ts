// SPDX-License-Identifier: Apache-2.0
// What Node says when the system refuses something.

/** Node's code of a system error ("ENOENT", "Z_BUF_ERROR"), undefined when there is none. */
export function systemErrorCode(error: unknown): string | undefined {
  // Not instanceof: an error of another realm (a test runner's sandbox, a worker) is no instance of this one's Error.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(message);
}
