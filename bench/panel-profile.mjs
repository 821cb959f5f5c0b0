// SPDX-License-Identifier: Apache-2.0
// Where the time of mounting goes: the tasks, and the functions by their own time. For looking, not for comparing: profiling costs time.
//   node bench/panel-profile.mjs [--nodes 100000] [--side seep|peer] [--single] [--top 30] [--interval 200]
import { parseArgs } from 'node:util';
import { runMain, ScriptError } from '../scripts/script-error.mjs';
import { openScenario } from './panel/drive-page.mjs';
import { findChromium } from '../scripts/find-chromium.mjs';
import { openBench } from './panel/open-bench.mjs';

const { values: options } = parseArgs({
  options: {
    nodes: { type: 'string', default: '100000' },
    side: { type: 'string', default: 'seep' },
    single: { type: 'boolean', default: false },
    top: { type: 'string', default: '30' },
    interval: { type: 'string', default: '200' },
  },
});
const SHORTEST_TASK_MS = 4;

await runMain(async () => {
  const executable = findChromium();
  if (executable === undefined) {
    throw new ScriptError('No Chromium found: install it, or set CHROMIUM to its path.');
  }
  const bench = await openBench(executable, [options.side], { isReadable: true });
  try {
    const scenario = { nodes: Number(options.nodes), isDelta: !options.single, isProfiled: true };
    const tasks = await tracedTasks(bench, scenario);
    console.log(
      `Tasks of ${SHORTEST_TASK_MS} ms and more while mounting, without a profiler (ms): ${tasks.join(', ')}`
    );
    console.log(await profiledFunctions(bench, scenario));
  } finally {
    await bench.close();
  }
});

/** Lengths of the main thread's tasks between the call of mount() and 0.8 s of quiet, in ms, in their order. */
async function tracedTasks(bench, scenario) {
  const { page, close } = await openScenario(bench, 0, scenario);
  const cdp = await bench.browser.newBrowserCDPSession();
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await cdp.send('Tracing.start', {
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'] },
    transferMode: 'ReportEvents',
  });
  await page.evaluate((given) => globalThis.bench.mount(given), scenario);
  const ended = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await ended;
  await close();
  const start = events.find((event) => event.name === 'bench-mount');
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === start.pid && tid === start.tid)
    .filter(({ ts, dur }) => ts + dur > start.ts && dur >= 1000 * SHORTEST_TASK_MS)
    .sort((one, other) => one.ts - other.ts)
    .map(({ dur }) => Math.round(dur / 1000));
}

async function profiledFunctions(bench, scenario) {
  const { page, close } = await openScenario(bench, 0, scenario);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: Number(options.interval) });
  await cdp.send('Profiler.start');
  const mount = await page.evaluate((given) => globalThis.bench.mount(given), scenario);
  const { profile } = await cdp.send('Profiler.stop');
  await close();
  const { ownMs, wholeMs } = timesOf(profile);
  return [
    `Under the profiler: first paint ${Math.round(mount.firstPaintMs)} ms, settled ${Math.round(mount.settledMs)} ms.`,
    `Own time:\n${listOf(ownMs)}`,
    `With what they call:\n${listOf(wholeMs)}`,
  ].join('\n');
}

function listOf(timesMs) {
  const sorted = [...timesMs].sort((one, other) => other[1] - one[1]).slice(0, Number(options.top));
  return sorted.map(([name, ms]) => `${ms.toFixed(1).padStart(8)} ms  ${name}`).join('\n');
}

/** Milliseconds per function: of its own, and with what it calls; recursion counts once. */
function timesOf({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parentOf = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const [ownMs, wholeMs] = [new Map(), new Map()];
  const add = (times, name, ms) => times.set(name, (times.get(name) ?? 0) + ms);
  samples.forEach((id, index) => {
    const ms = timeDeltas[index] / 1000;
    const stack = [];
    for (let at = id; at !== undefined; at = parentOf.get(at)) {
      stack.push(nameOf(byId.get(at).callFrame));
    }
    if (stack[0] !== '(idle)') {
      add(ownMs, stack[0], ms);
      new Set(stack).forEach((name) => add(wholeMs, name, ms));
    }
  });
  return { ownMs, wholeMs };
}

function nameOf({ functionName, lineNumber }) {
  return `${functionName || '(anonymous)'}${lineNumber > 0 ? ` :${lineNumber + 1}` : ''}`;
}
