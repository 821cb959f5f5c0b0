// SPDX-License-Identifier: Apache-2.0
import { NO_TESTS, addTallies, closingLine, tallyGo, tallyJest } from './tally.mjs';

const event = (Action: string, Package: string, Test?: string) =>
  JSON.stringify({ Action, Package, ...(Test ? { Test } : {}) });

describe('the closing line', () => {
  it('counts what passed and failed, and says skipped only when there is something', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });

  it('adds tallies up', () => {
    expect(addTallies({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
      passed: 11,
      failed: 22,
      skipped: 33,
    });
  });
});

describe('the count of jest', () => {
  it('counts a file that could not run as a failure', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 1,
      numPendingTests: 2,
      numTodoTests: 0,
    };
    expect(tallyJest(report)).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });
});

describe('the count of go test', () => {
  it('counts tests, not packages', () => {
    const output = [
      event('run', 'a', 'TestX'),
      event('pass', 'a', 'TestX'),
      event('skip', 'a', 'TestY'),
      event('pass', 'a'),
    ].join('\n');
    expect(tallyGo(output)).toEqual({ passed: 1, failed: 0, skipped: 1 });
  });

  it('counts a failed test once, although its package fails with it', () => {
    expect(tallyGo([event('fail', 'a', 'TestX'), event('fail', 'a')].join('\n')).failed).toBe(1);
  });

  it('counts a package that does not build, and lives with lines that are no events', () => {
    expect(
      tallyGo(['# seep/demo', './main.go:3: undefined: x', '{ not json', event('fail', 'a')].join('\n')).failed
    ).toBe(1);
  });

  it('finds nothing in nothing', () => {
    expect(tallyGo('')).toEqual(NO_TESTS);
  });
});
