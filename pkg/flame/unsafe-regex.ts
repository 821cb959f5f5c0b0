// SPDX-License-Identifier: Apache-2.0
// A look at a regular expression before it runs: JavaScript's engine backtracks, and some expressions make it do so for years.

const MAX_OPEN_REPEATS = 3;
// An escape, a character class, a counted repeat, or one character.
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]?|\{\d+(?:,\d*)?\}|[^]/g;
const REPEAT = /^(?:[*+]|\{\d)/;
const OPEN_REPEAT = /^(?:[*+]|\{\d+,\}$)/;
const BACK_REFERENCE = /^\\[1-9k]/;

/**
 * Whether an expression could take exponential (or high polynomial) time: a repeated group that itself repeats or chooses, a back
 * reference, or more than three open-ended repeats. Errs on the safe side; `pattern` need not be valid.
 */
export function isUnsafeRegex(pattern: string): boolean {
  const tokens = pattern.match(TOKEN) ?? [];
  return (
    tokens.some((token) => BACK_REFERENCE.test(token)) ||
    tokens.filter((token) => OPEN_REPEAT.test(token)).length > MAX_OPEN_REPEATS ||
    repeatsVaryingGroup(tokens)
  );
}

function repeatsVaryingGroup(tokens: readonly string[]): boolean {
  // One entry per open group: does it hold a repeat or a choice?
  const groups = [false];
  let closedGroupVaries = false;
  for (const token of tokens) {
    const isRepeat = REPEAT.test(token);
    if (isRepeat && closedGroupVaries) {
      return true;
    }
    closedGroupVaries = token === ')' && (groups.pop() ?? false);
    if (token === '(') {
      groups.push(false);
    } else if (isRepeat || token === '|' || closedGroupVaries) {
      groups[Math.max(0, groups.length - 1)] = true;
    }
  }
  return false;
}
