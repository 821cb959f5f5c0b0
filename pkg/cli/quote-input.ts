// SPDX-License-Identifier: Apache-2.0
/** A message shows so much of what it is about. */
const MOST_CHARACTERS = 40;

/** Text of the input in quotes, escaped and cut to what a message has room for. */
export function quoteInput(text: string): string {
  return JSON.stringify(text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);
}
