// SPDX-License-Identifier: Apache-2.0
// A look at a regular expression before it runs: JavaScript's engine backtracks, and some expressions make it do so for years.

const MAX_OPEN_REPEATS = 3;

/**
 * Whether an expression could take exponential (or high polynomial) time: a repeated group that itself repeats or chooses, a back
 * reference, or more than three open-ended repeats. Errs on the safe side; `pattern` need not be valid.
 */
export function isUnsafeRegex(pattern: string): boolean {
  // One entry per open group: does it hold a repeat or a choice?
  const groups = [false];
  let openRepeats = 0;
  let closedGroupVaries = false;
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    const repeats = !inClass && (char === '*' || char === '+' || char === '{');
    if (repeats && closedGroupVaries) {
      return true;
    }
    closedGroupVaries = false;
    if (char === '\\') {
      at++;
      if (/[1-9k]/.test(pattern[at] ?? '')) {
        return true;
      }
    } else if (inClass || char === '[') {
      inClass = char !== ']';
    } else if (char === '(') {
      groups.push(false);
    } else if (char === ')') {
      closedGroupVaries = groups.pop() ?? false;
      groups[groups.length - 1] ||= closedGroupVaries;
    } else if (repeats || char === '|') {
      groups[groups.length - 1] = true;
      openRepeats += char === '*' || char === '+' || /^\{\d+,\}/.test(pattern.slice(at)) ? 1 : 0;
    }
  }
  return openRepeats > MAX_OPEN_REPEATS;
}
