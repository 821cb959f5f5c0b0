// SPDX-License-Identifier: Apache-2.0
// One task, one input, one process; prints one line of JSON. Started by run-task.mjs.
//   node --expose-gc measure.mjs <task> <input file> <runs> <bundle of our side | folder of the peer's package>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const INUSE_SPACE = 3;
const [task, file, runsText, side] = process.argv.slice(2);
const runs = Number(runsText);

const TASKS = {
  'seep decode': async () => (await ours()).decode,
  'seep decode + tree': async () => {
    const { decode, fold } = await ours();
    return (bytes) => fold(decode(bytes));
  },
  'seep dump': async () => (await ours()).readDump,
  'peer decode': async () => {
    const { Profile } = peer();
    return (bytes) => Profile.decode(bytes);
  },
  'peer decode + tree': async () => {
    const { Profile } = peer();
    return (bytes) => foldIntoMaps(Profile.decode(bytes));
  },
};

function ours() {
  return import(pathToFileURL(side).href);
}

function peer() {
  return createRequire(path.join(side, 'package.json'))('pprof-format');
}

/** The call tree as it is usually written: an object with a Map of children per node. */
function foldIntoMaps(profile) {
  const locations = new Map(profile.location.map((location) => [Number(location.id), location]));
  const names = new Map(
    profile.function.map(({ id, name }) => [Number(id), profile.stringTable.strings[Number(name)]])
  );
  const makeNode = (name) => ({ name, self: 0, total: 0, children: new Map() });
  const tree = { profile, root: makeNode('total'), nodes: 1 };
  for (const sample of profile.sample) {
    const bytes = Number(sample.value[INUSE_SPACE]);
    if (bytes !== 0) {
      addStack({ tree, frames: framesOf(sample, locations, names), bytes, makeNode });
    }
  }
  return tree;
}

function framesOf(sample, locations, names) {
  return [...sample.locationId]
    .reverse()
    .flatMap((id) => [...locations.get(Number(id)).line].reverse().map((line) => names.get(Number(line.functionId))));
}

function addStack({ tree, frames, bytes, makeNode }) {
  let node = tree.root;
  node.total += bytes;
  for (const name of frames) {
    let child = node.children.get(name);
    if (child === undefined) {
      child = makeNode(name);
      node.children.set(name, child);
      tree.nodes++;
    }
    child.total += bytes;
    node = child;
  }
  node.self += bytes;
}

/** What a result holds, so that both sides can be seen to have done the same. */
function checkOf(result) {
  if (result.root !== undefined) {
    return { nodes: result.nodes, total: result.root.total };
  }
  if (result.tree !== undefined) {
    return { nodes: result.tree.length, total: result.tree.total[0] };
  }
  return result.groups === undefined
    ? { samples: result.samples?.length ?? result.sample.length }
    : { goroutines: result.total, groups: result.groups.length };
}

/** Bytes of our tree's own columns per node. The table of frames is shared with the profile's names. */
function bytesPerNodeOf({ tree }) {
  const columns = Object.values(tree ?? {}).filter((column) => ArrayBuffer.isView(column));
  return tree === undefined
    ? undefined
    : columns.reduce((sum, column) => sum + column.buffer.byteLength, 0) / tree.length;
}

/** Heap and buffers in use; buffers are given back by a thread of their own, a little later. */
async function heldBytes() {
  globalThis.gc();
  await setTimeout(100);
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const idleBytes = process.memoryUsage().rss;
const run = await TASKS[task]();
const bytes = new Uint8Array(readFileSync(file).buffer);
const heldBefore = await heldBytes();
const wallMs = [];
let keptBytes = 0;
let result;
for (let i = 0; i < runs; i++) {
  result = undefined;
  globalThis.gc();
  const start = performance.now();
  result = await run(bytes);
  wallMs.push(performance.now() - start);
  if (i === 0) {
    keptBytes = (await heldBytes()) - heldBefore;
  }
}
const [firstMs] = wallMs;
const sorted = [...wallMs].sort((one, other) => one - other);
console.log(
  JSON.stringify({
    task,
    inputBytes: bytes.length,
    firstMs,
    minMs: sorted[0],
    medianMs: sorted[runs >> 1],
    keptBytes,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    /** Of the process before it had read anything. */
    idleBytes,
    bytesPerNode: bytesPerNodeOf(result),
    check: checkOf(result),
  })
);
