// SPDX-License-Identifier: Apache-2.0
// npm run bench:panel: our panel beside Grafana's flame graph, in one Chromium, in turn; writes bench/panel-results.md.
//   node bench/panel.mjs [--sizes 1000,100000,500000] [--modes delta,single] [--layouts full,graph] [--reps 5] [--enum] [--wait 20]
//                        [--out file.md] [--shots folder]
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRepository } from '../scripts/repository.mjs';
import { runMain, ScriptError } from '../scripts/script-error.mjs';
import { checkShape } from './panel/check-shapes.mjs';
import { findChromium } from '../scripts/find-chromium.mjs';
import { measureHonesty } from './panel/measure-honesty.mjs';
import { measureSides, nameOf } from './panel/measure-sides.mjs';
import { ODD_SHAPES } from './panel/odd-shapes.mjs';
import { openBench } from './panel/open-bench.mjs';
import { describeRun, figureTable, honestyTable, shapeTable, targetTable } from './panel/report.mjs';
import { targetsOf } from './panel/targets.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,100000,500000' },
    modes: { type: 'string', default: 'delta' },
    layouts: { type: 'string', default: 'full' },
    reps: { type: 'string', default: '5' },
    enum: { type: 'boolean', default: false },
    wait: { type: 'string', default: '20' },
    out: { type: 'string', default: inRepository('bench', 'panel-results.md') },
    shots: { type: 'string' },
  },
});

// A repetition at this size takes half a minute.
const LARGE_NODES = 500_000;
const MAX_LARGE_REPETITIONS = 3;

await runMain(async () => {
  const executable = findChromium();
  if (executable === undefined) {
    throw new ScriptError('No Chromium found: install it, or set CHROMIUM to its path.');
  }
  if (options.shots !== undefined) {
    mkdirSync(options.shots, { recursive: true });
  }
  const bench = await openBench(executable, ['peer', 'seep']);
  try {
    const measured = await measureAll(bench);
    const shapes = await checkShapes(bench);
    const honesty = await measureHonesty();
    const targets = targetsOf((nodes) => measured.find(({ name }) => name === `${nodes}-delta`)?.figures);
    const report = await reportOf({ targets, measured, shapes, honesty, version: bench.version });
    console.log(report);
    writeFileSync(path.resolve(options.out), report);
    return isAllReached({ targets, shapes, honesty, measured }) ? 0 : 1;
  } finally {
    await bench.close();
  }
});

async function measureAll(bench) {
  const measured = [];
  for (const scenario of scenarios()) {
    const repetitions = Math.min(
      Number(options.reps),
      scenario.nodes >= LARGE_NODES ? MAX_LARGE_REPETITIONS : Infinity
    );
    const settings = { repetitions, maxWaitMs: 1000 * Number(options.wait), shotsFolder: options.shots };
    const line = { name: nameOf(scenario), figures: await measureSides(bench, scenario, settings) };
    console.error(figureTable([line]).split('\n').slice(2).join('\n'));
    measured.push(line);
  }
  return measured;
}

function scenarios() {
  return options.sizes.split(',').flatMap((nodes) =>
    options.modes.split(',').flatMap((mode) =>
      options.layouts.split(',').map((layout) => ({
        nodes: Number(nodes),
        isDelta: mode === 'delta',
        isGraphOnly: layout === 'graph',
        hasEnumLabels: options.enum,
      }))
    )
  );
}

async function checkShapes(bench) {
  const results = [];
  for (const shape of Object.keys(ODD_SHAPES)) {
    for (const bundle of bench.sides.keys()) {
      results.push(await checkShape(bench, bundle, shape, options.shots));
    }
  }
  return results;
}

function isAllReached({ targets, shapes, honesty, measured }) {
  const ours = shapes.filter(({ side }) => side === 'seep').flatMap(({ checks }) => checks);
  return (
    targets.every(({ isReached }) => isReached) &&
    ours.every(({ isRight }) => isRight) &&
    (honesty ?? []).every((score) => score.ours >= 1 - 1e-9) &&
    measured.every(({ figures }) => figures.seep.problems.length === 0)
  );
}

async function reportOf({ targets, measured, shapes, honesty, version }) {
  const problems = measured.flatMap(({ name, figures }) =>
    Object.entries(figures).flatMap(([side, { problems: found }]) => found.map((text) => `- ${name}, ${side}: ${text}`))
  );
  return `# Panel bench results

Made by \`npm run bench:panel\`; what the figures mean is in README.md. The peer is @grafana/flamegraph 13.0.1 with its table, both sides
1580 x 900 px. Times are "least (median)"; ratios are least to least, frames are medians. Compare within one table only.

${await describeRun(version)}

## What has to be reached

${targetTable(targets)}

## All figures

${figureTable(measured)}
${problems.length === 0 ? '' : `\nErrors of the pages:\n\n${problems.join('\n')}\n`}
## Odd shapes

What is asked of us; the peer beside it for comparison. "last row": the pointer on a bar of the last row shows what is in it.

${shapeTable(shapes)}

## Honesty score

Share of what grew that is painted as growth, for every pair of recorded captures in which something grew, graph 746 px wide.

${honesty === undefined ? 'Not measured: the recorded corpus (../shared/fixtures) is not there.' : honestyTable(honesty)}
`;
}
