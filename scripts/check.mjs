// SPDX-License-Identifier: Apache-2.0
// npm run check: every check that needs no running program. All of them run, also when one fails.
import { availableParallelism } from 'node:os';
import { ensureInstalled } from './ensure-installed.mjs';
import { inRepository } from './repository.mjs';
import { runCommand } from './run-command.mjs';
import { runMain } from './script-error.mjs';

const tool = (...place) => inRepository('node_modules', ...place);
const typescript = tool('typescript', 'bin', 'tsc');

/** In the order of how soon they tell something; the slow ones last. */
const STEPS = [
  { name: 'types: plugin', args: [typescript, '--noEmit'] },
  { name: 'types: pure rooms', args: [typescript, '-p', 'pkg/tsconfig.json'] },
  { name: 'types: Node rooms', args: [typescript, '-p', 'pkg/tsconfig.node.json'] },
  { name: 'types: tests of the rooms', args: [typescript, '-p', 'pkg/tsconfig.test.json'] },
  { name: 'types: preview host', args: [typescript, '-p', 'preview/tsconfig.json'] },
  { name: 'types: benches', args: [typescript, '-p', 'bench/tsconfig.json'] },
  {
    name: 'room rules',
    args: [
      tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'pkg',
      'src',
      'preview',
      'scripts',
    ],
  },
  { name: 'room graph', args: ['scripts/room-graph.mjs', '--check'] },
  { name: 'format', args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', args: [tool('eslint', 'bin', 'eslint.js'), '--cache', '--cache-location', '.cache/eslint/', '.'] },
];

await runMain(async () => {
  await ensureInstalled();
  const waiting = [...STEPS];
  const failed = [];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await runStep(step))) {
        failed.push(step.name);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  console.log(
    failed.length === 0
      ? `All ${STEPS.length} checks are fine.`
      : `${failed.length} of ${STEPS.length} checks failed: ${failed.join(', ')}.`
  );
  return failed.length === 0 ? 0 : 1;
});

async function runStep({ name, args }) {
  const startMs = Date.now();
  const { code, output } = await runCommand(process.execPath, args);
  const seconds = ((Date.now() - startMs) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (output.trim() !== '' && (code !== 0 || name === 'lint')) {
    console.log(indent(output.trim()));
  }
  return code === 0;
}

function indent(text) {
  return text.replace(/^/gm, '    ');
}
