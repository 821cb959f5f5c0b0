// SPDX-License-Identifier: Apache-2.0
// Counts tests out of what jest and go write for programs, and says the closing line.

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const NO_TESTS = { passed: 0, failed: 0, skipped: 0 };

/** @param {Tally} left @param {Tally} right @returns {Tally} */
export function addTallies(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/**
 * @param {any} report what `jest --json` writes. A file that could not run has no failed test in it and counts as one.
 * @returns {Tally}
 */
export function tallyJest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {string} output what `go test -json` writes: one event per line, build errors as plain lines between them.
 *   A package that fails without a failed test (it does not build, it crashed) counts as one failure.
 * @returns {Tally}
 */
export function tallyGo(output) {
  const events = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map(parseEvent)
    .filter(Boolean);
  const count = (action) => events.filter((event) => event.Test && event.Action === action).length;
  const packagesWithFailedTest = new Set(
    events.filter((event) => event.Test && event.Action === 'fail').map((event) => event.Package)
  );
  const brokenPackages = events.filter(
    (event) => !event.Test && event.Action === 'fail' && event.Package && !packagesWithFailedTest.has(event.Package)
  );
  return { passed: count('pass'), failed: count('fail') + brokenPackages.length, skipped: count('skip') };
}

function parseEvent(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** @param {Tally} tally @returns {string} e.g. "312 passed, 0 failed, 2 skipped" */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
