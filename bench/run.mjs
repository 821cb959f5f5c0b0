// SPDX-License-Identifier: Apache-2.0
// npm run bench: every figure side by side in one run, ours first; writes bench/results.md.
//   node bench/run.mjs [--peer-from <folder whose node_modules has pprof-format>] [--no-write]
import { writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { inRepository } from '../scripts/repository.mjs';
import { runCommand } from '../scripts/run-command.mjs';
import { runMain, ScriptError } from '../scripts/script-error.mjs';
import { bundleOurs, findPeer, runTask } from './run-task.mjs';

const { values: options } = parseArgs({
  options: { 'peer-from': { type: 'string' }, 'no-write': { type: 'boolean', default: false } },
});

// What has to be reached: a share of the peer's least time, or a limit of our own.
const ROWS = [
  { title: 'decode', input: 'medium', task: 'decode', runs: 25, maxRatio: 1 / 10 },
  { title: 'decode', input: 'large', task: 'decode', runs: 9, maxRatio: 1 / 12, maxKeptBytes: 60e6 },
  { title: 'decode + call tree', input: 'medium', task: 'decode + tree', runs: 15, maxRatio: 1 / 8 },
  { title: 'goroutine dump (debug=2)', input: 'dump', task: 'dump', runs: 5, maxMs: 2000, maxInputsAtPeak: 3 },
  {
    title: 'decode + call tree',
    input: 'nodes500k',
    task: 'decode + tree',
    runs: 5,
    maxBytesPerNode: 32,
    isAlone: true,
  },
];

await runMain(async () => {
  const ours = await bundleOurs();
  const peer = findPeer(options['peer-from']);
  const lines = [];
  let missed = 0;
  for (const row of ROWS) {
    const { input, runs } = row;
    const us = await runTask({ task: `seep ${row.task}`, input, runs, side: ours });
    const them =
      row.maxRatio === undefined ? undefined : await runTask({ task: `peer ${row.task}`, input, runs, side: peer });
    checkSame(us, them);
    const verdict = verdictOf(row, us, them);
    missed += verdict.isReached ? 0 : 1;
    lines.push(lineOf('Seep', row, us, verdict), ...(them === undefined ? [] : [lineOf('pprof-format', row, them)]));
    console.log(lines.slice(them === undefined ? -1 : -2).join('\n'));
  }
  const report = await reportOf(lines);
  console.log(`\n${report}`);
  if (!options['no-write']) {
    writeFileSync(inRepository('bench', 'results.md'), report);
  }
  const score = await runCommand(process.execPath, [
    inRepository('bench', 'score.mjs'),
    ...(options['no-write'] ? ['--no-write'] : []),
  ]);
  console.log(score.output);
  return missed > 0 || score.code !== 0 ? 1 : 0;
});

function checkSame(us, them) {
  if (them !== undefined && JSON.stringify(us.check) !== JSON.stringify(them.check)) {
    throw new ScriptError(
      `The two did not decode the same: ${JSON.stringify(us.check)}, ${JSON.stringify(them.check)}.`
    );
  }
}

function verdictOf(row, us, them) {
  const ratio = them === undefined ? undefined : us.minMs / them.minMs;
  const inputsAtPeak = (us.peakBytes - us.idleBytes) / us.inputBytes;
  const limits = [
    [ratio, row.maxRatio, `${fraction(ratio)} of the peer (wanted: ${fraction(row.maxRatio)})`],
    [us.minMs, row.maxMs, `${round(us.minMs)} ms (wanted: ${row.maxMs})`],
    [us.keptBytes, row.maxKeptBytes, `${megabytes(us.keptBytes)} MB kept (wanted: ${megabytes(row.maxKeptBytes)})`],
    [
      inputsAtPeak,
      row.maxInputsAtPeak,
      `${round(inputsAtPeak)} inputs of memory at the peak, the input counted, an idle Node not (wanted: ${row.maxInputsAtPeak})`,
    ],
    [
      us.bytesPerNode,
      row.maxBytesPerNode,
      `${round(us.bytesPerNode)} bytes a node of ${us.check.nodes} (wanted: ${row.maxBytesPerNode})`,
    ],
  ].filter(([, limit]) => limit !== undefined);
  const isReached = limits.every(([value, limit]) => value <= limit);
  return { isReached, text: `${isReached ? 'reached' : 'MISSED'}: ${limits.map(([, , text]) => text).join('; ')}` };
}

function lineOf(side, row, measured, verdict) {
  const { firstMs, minMs, medianMs, keptBytes, peakBytes, inputBytes } = measured;
  const cells = [
    `${row.title}, ${megabytes(inputBytes)} MB`,
    side,
    ...[firstMs, minMs, medianMs].map(round),
    ...[keptBytes, peakBytes].map(megabytes),
    verdict?.text ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

async function reportOf(lines) {
  const { output } = await runCommand('git', ['-C', inRepository(), 'rev-parse', '--short', 'HEAD']);
  const [cpu] = cpus();
  return `# Bench results

Made by \`npm run bench\`. Every line is a process of its own; least and median are over several runs, cold is the first decode of the
process. The peer is pprof-format 2.3.2, its call tree an object with a Map per node. Inputs are made up by \`generate-*.mjs\` and the
same on every machine. Compare within one table only.

Commit ${output.trim()}. ${cpu?.model.trim() ?? 'Unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}, Node ${process.versions.node}.

| work | side | cold ms | least ms | median ms | kept MB | peak RSS MB | |
|---|---|---|---|---|---|---|---|
${lines.join('\n')}
`;
}

function round(value) {
  return value === undefined ? '-' : value.toFixed(value < 100 ? 1 : 0);
}

function megabytes(bytes) {
  return bytes === undefined ? '-' : round(bytes / 1e6);
}

function fraction(ratio) {
  return ratio === undefined ? '-' : `1/${(1 / ratio).toFixed(1)}`;
}
