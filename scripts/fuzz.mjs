// SPDX-License-Identifier: Apache-2.0
// npm run fuzz: damaged inputs for the doors that foreign bytes come through. Whatever the bytes are, a door must answer with a profile or a
// ProfileError, within a second, and hold no more than fuzz/limits.mjs says. What breaks that is kept as a file.
//   node scripts/fuzz.mjs [--seconds 30 | --runs 1000000] [--seed 1]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CRASHERS } from './fuzz/corpus.mjs';
import { supervise } from './fuzz/supervise.mjs';
import { withBundledDoors } from './fuzz/with-bundled-doors.mjs';
import { inRepository } from './repository.mjs';
import { runMain, ScriptError } from './script-error.mjs';

await runMain(async () => {
  const limits = readLimits();
  const result = await withBundledDoors((doorsUrl) => supervise({ ...limits, doorsUrl, crashersFolder: CRASHERS }));
  report(limits.seed, result);
  return result.failures.length === 0 ? 0 : 1;
});

function readLimits() {
  const { values } = parseArgs({
    options: { seconds: { type: 'string' }, runs: { type: 'string' }, seed: { type: 'string', default: '1' } },
  });
  const limits = {
    runs: values.runs === undefined ? Infinity : Number(values.runs),
    seconds: Number(values.seconds ?? (values.runs === undefined ? 30 : Infinity)),
    seed: Number(values.seed),
  };
  if (Object.values(limits).some((limit) => !(limit > 0))) {
    throw new ScriptError('--seconds, --runs and --seed take positive numbers.');
  }
  return limits;
}

function report(seed, { runs, ms, slowestMs, largestFactor, outcomes, failures }) {
  const counts = Object.entries(outcomes).sort(([, one], [, other]) => other - one);
  console.log(counts.map(([outcome, count]) => `${String(count).padStart(9)}  ${outcome}`).join('\n'));
  for (const { run, reason, file } of failures) {
    console.log(
      `FAILED: input ${run}, ${reason}${file === undefined ? '' : ` -> ${path.relative(inRepository(), file)}`}`
    );
  }
  console.log(
    `${runs} inputs from seed ${seed} in ${(ms / 1000).toFixed(1)} s: ${failures.length} failures; ` +
      `slowest answer ${slowestMs.toFixed(0)} ms, at most ${largestFactor.toFixed(1)} bytes per byte of input.`
  );
}
