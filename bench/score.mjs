// SPDX-License-Identifier: Apache-2.0
// node bench/score.mjs [--no-write]: what the leak score costs, beside the reference implementation where ../shared has it.
import { existsSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { inRepository } from '../scripts/repository.mjs';
import { runCommand } from '../scripts/run-command.mjs';
import { runMain } from '../scripts/script-error.mjs';
import { bundleForNode } from './bundle-for-node.mjs';
import { generateSeries } from './generate-series.mjs';

const { values: options } = parseArgs({ options: { 'no-write': { type: 'boolean', default: false } } });

const SERIES = 10_000;
const SAMPLES = 200;
/** Short enough that another process seldom takes the core away in the middle of it. */
const BATCH = 10;
/** 40 more samples close eight bins: an amortised figure. */
const MORE_SAMPLES = 40;
const MAX_BATCH_MS = 1000;
const MAX_POINT_MS = 100;
const MILLION = 1_000_000;

await runMain(async () => {
  const ours = await import(pathToFileURL(await bundleForNode('score', 'score-adapter.ts')).href);
  const records = Array.from({ length: SERIES }, (_, seed) => generateSeries(seed, SAMPLES + MORE_SAMPLES));
  const series = records.map((record) => toSeries(record, SAMPLES));
  const rows = [];
  const all = sumOfLeast(SERIES, 5, (i) => ours.computeLeakScore(series[i]).score);
  rows.push([
    `${SERIES} series of ${SAMPLES} samples, every score`,
    ms(all),
    verdict(all, MAX_BATCH_MS) + (await ratioToReference(records, series, ours)),
  ]);
  const point = measurePoints(ours, records);
  rows.push([
    `one more sample and its score for each of ${SERIES} series, amortised over ${MORE_SAMPLES}`,
    ms(point),
    verdict(point, MAX_POINT_MS),
  ]);
  const long = toSeries(generateSeries(1, MILLION), MILLION);
  rows.push([`one series of ${MILLION} samples, whole`, ms(least(5, () => ours.computeLeakScore(long))), '']);
  rows.push([
    `the same, windows of 3 h, 24 h and 7 d`,
    ms(least(5, () => ours.computeWindowedScore(long, { windowsSeconds: [10_800, 86_400, 604_800] }))),
    '',
  ]);
  const report = await reportOf(rows);
  console.log(report);
  if (!options['no-write']) {
    writeFileSync(inRepository('bench', 'score-results.md'), report);
  }
  return all <= MAX_BATCH_MS && point <= MAX_POINT_MS ? 0 : 1;
});

function toSeries({ kind, t, y, work }, length) {
  const column = (values) => Float64Array.from(values.slice(0, length));
  return { kind, timesSeconds: column(t), values: column(y), workBytes: column(work) };
}

/** Milliseconds for `count` items: the least of `runs` for each batch, summed, as other work on the machine only ever adds. */
function sumOfLeast(count, runs, work) {
  let sum = 0;
  for (let from = 0; from < count; from += BATCH) {
    sum += least(runs, () => {
      for (let i = from; i < Math.min(count, from + BATCH); i++) {
        work(i);
      }
    });
  }
  return sum;
}

function least(runs, work) {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/**
 * Milliseconds for one sample and score of every series. A sample cannot be added twice, so that every batch is measured by five sets of
 * trackers that get the same samples.
 */
function measurePoints(ours, records) {
  let sum = 0;
  for (let from = 0; from < SERIES; from += BATCH) {
    sum += Math.min(...[1, 2, 3, 4, 5].map(() => pointsOfBatch(ours, records.slice(from, from + BATCH))));
  }
  return sum / MORE_SAMPLES;
}

function pointsOfBatch(ours, records) {
  const trackers = records.map(({ kind }) => ours.createScoreTracker(kind));
  const addSample = (k, i) => {
    const { t, y, work } = records[k];
    trackers[k].add({ timeSeconds: t[i], value: y[i], workBytes: work[i] });
  };
  for (let k = 0; k < records.length; k++) {
    for (let i = 0; i < SAMPLES; i++) {
      addSample(k, i);
    }
    trackers[k].score();
  }
  const start = performance.now();
  for (let i = SAMPLES; i < SAMPLES + MORE_SAMPLES; i++) {
    for (let k = 0; k < records.length; k++) {
      addSample(k, i);
      trackers[k].score();
    }
  }
  return performance.now() - start;
}

/** Both over the same thousand series in turn; says so when there is no reference, or when the two disagree. */
async function ratioToReference(records, series, ours) {
  const file = inRepository('..', 'shared', 'leakscore', 'leakscore.mjs');
  if (!existsSync(file)) {
    return '; the reference is not here';
  }
  const { leakScore } = await import(pathToFileURL(file).href);
  const cut = records.slice(0, 1000).map((record) => ({
    ...record,
    t: record.t.slice(0, SAMPLES),
    y: record.y.slice(0, SAMPLES),
    work: record.work.slice(0, SAMPLES),
  }));
  const worst = Math.max(
    ...cut.map((record, i) => Math.abs(leakScore(record).score - ours.computeLeakScore(series[i]).score))
  );
  const reference = sumOfLeast(cut.length, 5, (i) => leakScore(cut[i]).score);
  const us = sumOfLeast(cut.length, 5, (i) => ours.computeLeakScore(series[i]).score);
  const each = `${(us * 1e3) / cut.length} `.slice(0, 4);
  return `; ${each} us a series, 1/${(reference / us).toFixed(1)} of the reference (worst difference ${worst.toExponential(0)})`;
}

function verdict(milliseconds, limit) {
  return `${milliseconds <= limit ? 'reached' : 'MISSED'}: ${ms(milliseconds)} ms (wanted: ${limit})`;
}

function ms(milliseconds) {
  return milliseconds.toFixed(milliseconds < 100 ? 1 : 0);
}

async function reportOf(rows) {
  const { output } = await runCommand('git', ['-C', inRepository(), 'rev-parse', '--short', 'HEAD']);
  const [cpu] = cpus();
  return `# What the leak score costs

Made by \`node bench/score.mjs\`; one core, one process. Series are made up by \`generate-series.mjs\` and the same on every machine. Every
figure is the sum of the least times of batches of ${BATCH} series: other work on the machine only ever adds.

Commit ${output.trim()}. ${cpu?.model.trim() ?? 'Unknown processor'}, ${cpus().length} cores, ${platform()} ${arch()}, Node ${process.versions.node}.

| work | ms | |
|---|---|---|
${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}
