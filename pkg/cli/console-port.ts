// SPDX-License-Identifier: Apache-2.0

/** Where a command writes. Standard output carries results only, so that it can be piped; everything else goes to standard error. */
export interface ConsolePort {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}
