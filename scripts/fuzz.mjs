// SPDX-License-Identifier: Apache-2.0
// npm run fuzz: damaged inputs for the doors of pkg/profile. Whatever the bytes are, a door must answer with a profile or a
// ProfileError, within a second, and hold no more than FACTOR bytes per byte of input and FIXED_BYTES besides. What breaks that is
// kept as a file.
//   node scripts/fuzz.mjs [--seconds 30 | --runs 1000000] [--seed 1]
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { gunzipSync, gzipSync } from 'node:zlib';
import { inRepository } from './repository.mjs';
import { runMain, ScriptError } from './script-error.mjs';

const TESTDATA = inRepository('pkg', 'profile', 'testdata');
const CRASHERS = path.join(TESTDATA, 'crashers');
const BUNDLE = inRepository('.cache', 'fuzz', 'doors.mjs');

const SLOW_MS = 1000;
const HANG_MS = 5000;
const MAX_INPUT_BYTES = 1 << 18;
// Bytes that columns and texts of a result may take per byte of (inflated) input, and what small flame graphs may take beyond that.
const FACTOR = 32;
const FIXED_BYTES = 1 << 20;
// Small enough that gzip bombs meet it, and that a door which ignores it cannot end the process.
const MAX_INFLATED_BYTES = 1 << 22;
const MAX_HEAP_MB = 512;
const REPORT_EVERY = 1000;

async function main() {
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
  await bundleDoors();
  const { tally, failures } = await superviseWorker(limits);
  const outcomes = Object.entries(tally.outcomes).sort(([, one], [, other]) => other - one);
  console.log(outcomes.map(([outcome, count]) => `${String(count).padStart(9)}  ${outcome}`).join('\n'));
  console.log(
    `${tally.runs} inputs from seed ${limits.seed} in ${(tally.ms / 1000).toFixed(1)} s: ${failures.length} failures; ` +
      `slowest answer ${tally.slowestMs.toFixed(0)} ms, at most ${tally.largestFactor.toFixed(1)} bytes per byte of input.`
  );
  failures.forEach(({ reason, file }) => console.log(`FAILED: ${reason} -> ${path.relative(inRepository(), file)}`));
  return failures.length === 0 ? 0 : 1;
}

async function bundleDoors() {
  const { build } = await import('esbuild');
  await build({
    stdin: {
      contents: "export * from '#pkg/profile'; export { inflateWithZlib } from '#pkg/cli';",
      resolveDir: inRepository(),
    },
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: {
      js: "import { createRequire as fuzzRequire } from 'node:module'; const require = fuzzRequire(import.meta.url);",
    },
    logLevel: 'silent',
  });
}

/** Runs the worker to its end. One that hangs or dies leaves its input in shared memory, and the next goes on behind it. */
async function superviseWorker(limits) {
  const shared = new SharedArrayBuffer(MAX_INPUT_BYTES + 8);
  const total = { tally: { runs: 0, ms: 0, slowestMs: 0, largestFactor: 0, outcomes: {} }, failures: [] };
  const startMs = performance.now();
  for (let next = 0; next < limits.runs && (performance.now() - startMs) / 1000 < limits.seconds;) {
    const seconds = limits.seconds - (performance.now() - startMs) / 1000;
    const reason = await runWorker({ ...limits, seconds, first: next, shared }, total);
    if (reason !== undefined) {
      const [, length] = new Int32Array(shared, 0, 2);
      total.failures.push(keepCrasher(reason, new Uint8Array(shared, 8, length).slice()));
    }
    next = reason === undefined ? Infinity : Atomics.load(new Int32Array(shared, 0, 1), 0) + 1;
  }
  total.tally.ms = performance.now() - startMs;
  return total;
}

/** Resolves to why the worker had to be given up, or to undefined. */
function runWorker(data, total) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    const runs = new Int32Array(data.shared, 0, 1);
    let last = -1;
    const watchdog = setInterval(() => {
      const now = Atomics.load(runs, 0);
      if (now === last) {
        finish(`no answer within ${HANG_MS} ms`);
      }
      last = now;
    }, HANG_MS);
    let isOver = false;
    const finish = (reason) => {
      if (!isOver) {
        isOver = true;
        clearInterval(watchdog);
        void worker.terminate().then(() => resolve(reason));
      }
    };
    worker.on('message', (message) => addTo(total, message));
    worker.on('error', (error) => finish(`the process broke down: ${error.message}`));
    worker.on('exit', () => finish(undefined));
  });
}

function addTo({ tally, failures }, { runs, slowestMs, largestFactor, outcomes, broken }) {
  tally.runs += runs;
  tally.slowestMs = Math.max(tally.slowestMs, slowestMs);
  tally.largestFactor = Math.max(tally.largestFactor, largestFactor);
  for (const [outcome, count] of Object.entries(outcomes)) {
    tally.outcomes[outcome] = (tally.outcomes[outcome] ?? 0) + count;
  }
  failures.push(...broken.map(({ reason, input }) => keepCrasher(reason, input)));
}

function keepCrasher(reason, input) {
  mkdirSync(CRASHERS, { recursive: true });
  const file = path.join(CRASHERS, `${createHash('sha256').update(input).digest('hex').slice(0, 12)}.bin`);
  writeFileSync(file, input);
  return { reason, file };
}

/** The worker: mutates and reads until told to stop. */
async function fuzz({ runs, seconds, seed, first, shared }) {
  const doors = await import(pathToFileURL(BUNDLE).href);
  const corpus = readCorpus();
  const place = new Int32Array(shared, 0, 2);
  const kept = new Uint8Array(shared, 8);
  const endMs = performance.now() + seconds * 1000;
  let report = emptyReport();
  for (let run = first; run < runs && performance.now() < endMs; run++) {
    const random = seededRandom(seed * 2_654_435_761 + run);
    const input = mutate(corpus, random);
    kept.set(input);
    place[1] = input.length;
    Atomics.store(place, 0, run);
    await tryDoors(doors, input, report);
    if (++report.runs === REPORT_EVERY) {
      parentPort.postMessage(report);
      report = emptyReport();
    }
  }
  parentPort.postMessage(report);
}

function emptyReport() {
  return { runs: 0, slowestMs: 0, largestFactor: 0, outcomes: {}, broken: [] };
}

async function tryDoors(
  { readProfile, readGoroutineGroups, encodeProfile, inflateWithZlib, ProfileError },
  input,
  report
) {
  const options = { inflate: inflateWithZlib, maxInflatedBytes: MAX_INFLATED_BYTES };
  const doors = {
    readProfile: async () => {
      const profile = await readProfile(input, options);
      encodeProfile(profile);
      return profile;
    },
    readGoroutineGroups: () => readGoroutineGroups(input, options),
  };
  for (const [door, read] of Object.entries(doors)) {
    const startMs = performance.now();
    let outcome = 'read';
    try {
      const result = await read();
      const factor = Math.max(0, bytesOf(result) - FIXED_BYTES) / inflatedLength(input);
      report.largestFactor = Math.max(report.largestFactor, factor);
      if (factor > FACTOR) {
        report.broken.push({ reason: `${door} holds ${factor.toFixed(0)} bytes per byte`, input });
      }
    } catch (error) {
      outcome = error instanceof ProfileError ? error.code : 'UNTYPED ERROR';
      if (outcome === 'UNTYPED ERROR') {
        report.broken.push({ reason: `${door}: ${error?.stack ?? error}`, input });
      }
    }
    const ms = performance.now() - startMs;
    report.slowestMs = Math.max(report.slowestMs, ms);
    if (ms > SLOW_MS) {
      report.broken.push({ reason: `${door} took ${ms.toFixed(0)} ms`, input });
    }
    report.outcomes[`${door}: ${outcome}`] = (report.outcomes[`${door}: ${outcome}`] ?? 0) + 1;
  }
}

/** Bytes of columns, texts and list entries, each object once. */
function bytesOf(result) {
  const seen = new Set();
  const waiting = [result];
  let bytes = 0;
  for (let value = waiting.pop(); waiting.length > 0 || value !== undefined; value = waiting.pop()) {
    if (typeof value === 'string') {
      bytes += value.length;
    } else if (ArrayBuffer.isView(value)) {
      bytes += seen.has(value.buffer) ? 0 : value.buffer.byteLength;
      seen.add(value.buffer);
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      const parts = Object.values(value).filter((part) => part !== undefined);
      bytes += 8 * parts.length;
      waiting.push(...parts);
    }
  }
  return bytes;
}

function inflatedLength(input) {
  try {
    return gunzipSync(input, { maxOutputLength: MAX_INFLATED_BYTES }).length;
  } catch {
    return input.length;
  }
}

// Crashers are slow by their nature; a test replays them as they are.
function readCorpus() {
  const files = readdirSync(TESTDATA, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.(?:md|go)$/.test(entry.name) && !inFolder(entry, CRASHERS)
  );
  const inputs = files.map((entry) => readFileSync(path.join(entry.parentPath ?? entry.path, entry.name)));
  const inflated = inputs
    .filter((input) => input[0] === 0x1f && input[1] === 0x8b)
    .flatMap((input) => {
      try {
        return [gunzipSync(input)];
      } catch {
        return [];
      }
    });
  return [...inputs, ...inflated].filter((input) => input.length <= MAX_INPUT_BYTES);
}

function inFolder(entry, folder) {
  return (entry.parentPath ?? entry.path) === folder;
}

/** xorshift32 behind a hash of its seed, so that neighbouring seeds have nothing in common. */
function seededRandom(seed) {
  let state = Math.imul((seed ^ (seed >>> 16)) | 0, 0x45d9f3b) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const ODD_BYTES = [0, 1, 0x0a, 0x12, 0x20, 0x2d, 0x30, 0x3b, 0x5b, 0x7b, 0x7f, 0x80, 0xff];
const ODD_TEXTS = [
  '18446744073709551616',
  '-1',
  '9007199254740993',
  ' @ 0x',
  '\n\n',
  '\t0x',
  '{"',
  '":',
  ';',
  ' (scan)',
  '[',
  ']:',
  '...',
  '\u{1f4a5}',
];
const ODD_VARINTS = [
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1],
  [0x80, 0x80, 0x80, 0],
];

const MUTATIONS = [
  // The low bits of a byte alone: protobuf keeps its structure.
  ({ bytes, random }) => {
    const at = random(bytes.length);
    return replaced(bytes, at, 1, [(bytes[at] & 0x80) | random(0x80)]);
  },
  ({ bytes, random }) => rearranged(bytes, random),
  ({ bytes, random }) => rearranged(bytes, random),
  ({ bytes, random }) => replaced(bytes, random(bytes.length), 1, [bytes[random(bytes.length)] ^ (1 << random(8))]),
  ({ bytes, random }) => replaced(bytes, random(bytes.length), 1, [ODD_BYTES[random(ODD_BYTES.length)]]),
  ({ bytes, random }) => replaced(bytes, random(bytes.length), 1, [random(256)]),
  ({ bytes, random }) => replaced(bytes, random(bytes.length), 1 + random(4), ODD_VARINTS[random(ODD_VARINTS.length)]),
  ({ bytes, random }) =>
    replaced(bytes, random(bytes.length), random(6), Buffer.from(ODD_TEXTS[random(ODD_TEXTS.length)])),
  ({ bytes, random }) => replaced(bytes, random(bytes.length), 1 + random(64), []),
  ({ bytes, random }) => bytes.subarray(0, random(bytes.length)),
  ({ bytes, random }) => {
    const at = random(bytes.length);
    return replaced(bytes, at, 0, bytes.subarray(at, at + 1 + random(200)));
  },
  ({ bytes, random, other }) => {
    const from = random(other.length);
    return replaced(bytes, random(bytes.length), random(64), other.subarray(from, from + random(400)));
  },
];
// Rare, because they are slow: much of the same, what may be a number in text, gzip around it, and a gzip bomb.
const RARE_MUTATIONS = [
  ({ bytes, random }) => {
    const at = random(bytes.length);
    const piece = bytes.subarray(at, at + 1 + random(40));
    const times = 1 + random(Math.ceil((1 << 16) / piece.length));
    return replaced(bytes, at, 0, Buffer.concat(Array(times).fill(piece)));
  },
  ({ bytes, random }) =>
    Buffer.from(
      bytes.toString('latin1').replace(/\d+/g, (digits) => (random(4) === 0 ? `${digits}${digits}` : digits)),
      'latin1'
    ),
  ({ bytes }) => gzipSync(bytes, { level: 1 }),
  ({ bytes, random }) =>
    random(20) === 0 ? gzipSync(Buffer.alloc(MAX_INFLATED_BYTES * 2, bytes), { level: 1 }) : bytes,
];

function mutate(corpus, random) {
  // Damage to gzip seldom gets past it, so three of four times the lot is drawn once more.
  let bytes = corpus[random(corpus.length)];
  if (bytes[0] === 0x1f && random(4) > 0) {
    bytes = corpus[random(corpus.length)];
  }
  const other = corpus[random(corpus.length)];
  for (let left = 1 + random(6); left > 0; left--) {
    const list = random(12) === 0 ? RARE_MUTATIONS : MUTATIONS;
    bytes = bytes.length === 0 ? bytes : Buffer.from(list[random(list.length)]({ bytes, random, other }));
  }
  return bytes.subarray(0, MAX_INPUT_BYTES);
}

/** Whole fields of a protobuf message, or whole lines of a text, left out, repeated or moved. */
function rearranged(bytes, random) {
  const parts = bytes[0] === 0x0a ? fieldsOf(bytes) : linesOf(bytes);
  const at = random(parts.length);
  const [part] = parts.splice(at, random(3) === 0 ? 0 : 1);
  if (random(3) > 0 && part !== undefined) {
    parts.splice(random(parts.length + 1), 0, part);
  }
  return Buffer.concat(parts);
}

function linesOf(bytes) {
  return bytes
    .toString('latin1')
    .split(/(?<=\n)/)
    .map((line) => Buffer.from(line, 'latin1'));
}

/** Top-level fields; what cannot be a field is one part with all behind it. */
function fieldsOf(bytes) {
  const fields = [];
  for (let start = 0; start < bytes.length;) {
    let at = start + 1;
    let length = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      length |= (bytes[at] & 0x7f) << shift;
      if (bytes[at++] < 0x80) {
        break;
      }
    }
    const end = (bytes[start] & 7) === 2 ? at + length : at;
    const isField = (bytes[start] & 7) % 2 === 0 && end <= bytes.length;
    fields.push(bytes.subarray(start, isField ? end : bytes.length));
    start = isField ? end : bytes.length;
  }
  return fields;
}

function replaced(bytes, at, removed, added) {
  return Buffer.concat([bytes.subarray(0, at), Uint8Array.from(added), bytes.subarray(at + removed)]);
}

if (isMainThread) {
  await runMain(main);
} else {
  await fuzz(workerData);
}
