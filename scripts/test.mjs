// SPDX-License-Identifier: Apache-2.0
// npm test: installs and builds what is missing, runs all tests and ends with one line that counts them. What stands after `--`
// goes to jest; with a path among it only jest runs.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { buildPreviewBundle } from './build-preview.mjs';
import { ensurePluginBuilt } from './build-plugin.mjs';
import { ensureCliBuilt } from './build-cli.mjs';
import { prepareDemoProgram } from './demo-target.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { findProgram } from './find-program.mjs';
import { withProgress } from './progress.mjs';
import { inRepository } from './repository.mjs';
import { runCommand } from './run-command.mjs';
import { ScriptError, runMain } from './script-error.mjs';
import { NO_TESTS, addTallies, closingLine, tallyGo, tallyJest } from './tally.mjs';

const ONE_FAILURE = { ...NO_TESTS, failed: 1 };

await runMain(async () => {
  const jestArgs = process.argv.slice(2);
  await ensureInstalled();
  let tally = await prepare();
  tally = addTallies(tally, await runJest(jestArgs));
  if (jestArgs.every((arg) => arg.startsWith('-'))) {
    tally = addTallies(tally, await runGo());
  }
  console.log(closingLine(tally));
  return tally.failed > 0 ? 1 : 0;
});

/** What does not build is a failure of its own, and the tests that do not need it still run. */
async function prepare() {
  let tally = NO_TESTS;
  for (const build of [ensureCliBuilt, ensurePluginBuilt, buildPreviewBundle, prepareDemoProgram]) {
    try {
      await build();
    } catch (error) {
      if (!(error instanceof ScriptError)) {
        throw error;
      }
      console.error(error.message);
      tally = addTallies(tally, ONE_FAILURE);
    }
  }
  return tally;
}

async function runJest(args) {
  const reportFile = inRepository('.cache', 'jest-report.json');
  rmSync(reportFile, { force: true });
  const jest = inRepository('node_modules', 'jest', 'bin', 'jest.js');
  const common = ['--json', `--outputFile=${reportFile}`, ...(process.env.CI ? ['--ci'] : [])];
  const { code } = await runCommand(process.execPath, [jest, ...common, ...args], { show: true });
  if (!existsSync(reportFile)) {
    return ONE_FAILURE;
  }
  const tally = tallyJest(JSON.parse(readFileSync(reportFile, 'utf8')));
  // jest can fail without a failed test: a snapshot that nobody uses, no test found, a threshold.
  return code !== 0 && tally.failed === 0 ? addTallies(tally, ONE_FAILURE) : tally;
}

async function runGo() {
  const go = findProgram('go');
  if (!go) {
    console.log('Go is not on the PATH: the tests of demo/leaky are left out.');
    return NO_TESTS;
  }
  const folder = inRepository('demo', 'leaky');
  const vet = await withProgress('go vet ./... (demo/leaky)', () => runCommand(go, ['vet', './...'], { folder }));
  const test = await withProgress('go test ./... (demo/leaky)', () =>
    runCommand(go, ['test', '-json', './...'], { folder })
  );
  const tally = tallyGo(test.output);
  if (vet.code !== 0) {
    console.error(vet.output);
  }
  if (test.code !== 0) {
    console.error(readableGoOutput(test.output));
  }
  const hasUncountedFailure = test.code !== 0 && tally.failed === 0;
  return [vet.code !== 0, hasUncountedFailure].reduce(
    (sum, failed) => (failed ? addTallies(sum, ONE_FAILURE) : sum),
    tally
  );
}

/** The text that `go test` would have shown, out of its events. */
function readableGoOutput(output) {
  return output.replace(/^\{.*\}$/gm, (line) => JSON.parse(line).Output?.trimEnd() ?? '').replace(/\n{2,}/g, '\n');
}
