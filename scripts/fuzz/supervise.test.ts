// SPDX-License-Identifier: Apache-2.0
// Doors that are broken on purpose: each kind of failure is reported with its input, and the run goes on behind it.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCorpus } from './corpus.mjs';
import { GIVE_UP } from './limits.mjs';
import { makeInput } from './make-input.mjs';
import { supervise } from './supervise.mjs';

const RUNS = 6;
const BAD_RUN = 3;
const SEED = 7;

/** Doors that answer `misbehave` to the input of BAD_RUN and are well otherwise. */
function doorsThat(misbehave: string): string {
  const bad = JSON.stringify(makeInput(readCorpus(), SEED, BAD_RUN).toString('base64'));
  const source = `
    class TypedError extends Error {}
    export const codeOf = (error) => (error instanceof TypedError ? 'typed' : undefined);
    export const doors = {
      door: async (input) => {
        if (Buffer.from(input).toString('base64') !== ${bad}) { throw new TypedError('fine'); }
        ${misbehave}
      },
    };`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

describe('a run of the fuzzer', () => {
  let crashersFolder = '';
  beforeEach(() => (crashersFolder = mkdtempSync(path.join(tmpdir(), 'seep-fuzz-'))));
  afterEach(() => rmSync(crashersFolder, { recursive: true }));

  const run = (doorsUrl: string, giveUp = GIVE_UP) =>
    supervise({ doorsUrl, crashersFolder, runs: RUNS, seconds: 60, seed: SEED, giveUp });

  it.each<[string, string, Partial<typeof GIVE_UP>, [reason: RegExp, outcome: string]]>([
    ['loops for ever', 'for (;;);', { hangMs: 1500 }, [/^no answer within 1500 ms$/, 'GIVEN UP']],
    [
      'waits for ever, with a timer that keeps it alive',
      'await new Promise(() => setInterval(() => undefined, 1000));',
      { hangMs: 1500 },
      [/^no answer within 1500 ms$/, 'GIVEN UP'],
    ],
    [
      'waits for ever, with nothing left to do',
      'await new Promise(() => undefined);',
      {},
      [/^the worker ended before its answer/, 'GIVEN UP'],
    ],
    [
      'takes more memory than its heap has',
      'const eaten = []; for (;;) { eaten.push(Array(10000).fill({})); }',
      { maxHeapMB: 64 },
      [/^the worker died: .*out of memory/i, 'GIVEN UP'],
    ],
    [
      'takes memory outside the heap',
      `const nap = new Int32Array(new SharedArrayBuffer(4));
       const eaten = []; for (;;) { eaten.push(Buffer.alloc(1 << 21, 1)); Atomics.wait(nap, 0, 0, 1); }`,
      { maxGrowthMB: 256 },
      [/^more than 256 MB of memory$/, 'GIVEN UP'],
    ],
    ['ends its thread', 'process.exit(5);', {}, [/^the worker ended before its answer \(exit code 5\)$/, 'GIVEN UP']],
    [
      'throws what has no code',
      "throw new RangeError('boom');",
      {},
      [/^door: RangeError: boom/, 'door: UNTYPED ERROR'],
    ],
    ['throws what is no error', 'throw undefined;', {}, [/^door: undefined$/, 'door: UNTYPED ERROR']],
    [
      'answers after more than a second',
      `const start = process.cpuUsage();
       const usedMs = ({ user, system }) => (user + system) / 1000;
       while (usedMs(process.cpuUsage(start)) < 1300);`,
      { hangMs: 60_000 },
      [/^door: took \d{4} ms$/, 'door: read'],
    ],
    [
      'holds more than its input allows',
      'return new Uint8Array(32 * 2 ** 20);',
      {},
      [/^door: holds \d+ bytes per byte$/, 'door: read'],
    ],
  ])(
    'reports a door that %s, and goes on',
    async (_, misbehave, giveUp, [reason, outcome]) => {
      const result = await run(doorsThat(misbehave), { ...GIVE_UP, ...giveUp });
      expect(result.failures).toEqual([
        { run: BAD_RUN, reason: expect.stringMatching(reason), file: expect.any(String) },
      ]);
      expect(result.outcomes).toEqual({ 'door: typed': RUNS - 1, [outcome]: 1 });
      expect(result.runs).toBe(RUNS);
      const [name, ...others] = readdirSync(crashersFolder);
      expect(others).toEqual([]);
      const kept = readFileSync(path.join(crashersFolder, name ?? ''));
      expect(kept.equals(makeInput(readCorpus(), SEED, BAD_RUN))).toBe(true);
    },
    60_000
  );

  it('has no failure where every door answers in time and with its own errors', async () => {
    const result = await run(doorsThat('const from = Date.now(); while (Date.now() - from < 300); return "x";'));
    expect(result).toMatchObject({ runs: RUNS, failures: [], outcomes: { 'door: typed': RUNS - 1, 'door: read': 1 } });
    expect(readdirSync(crashersFolder)).toEqual([]);
  });

  it('keeps twenty inputs and counts the others', async () => {
    const doorsUrl = `data:text/javascript,${encodeURIComponent(
      'export const codeOf = () => undefined; export const doors = { door: () => { throw new Error("always"); } };'
    )}`;
    const { failures } = await supervise({ doorsUrl, crashersFolder, runs: 30, seconds: 60, seed: SEED });
    expect(failures).toHaveLength(30);
    expect(failures.filter(({ file }) => file !== undefined)).toHaveLength(20);
  });

  it('ends where the doors themselves do not open', async () => {
    await expect(run('data:text/javascript,throw new Error("no such room")')).rejects.toThrow(
      /The doors do not open: .*no such room/s
    );
  });

  it('ends when its time is over', async () => {
    const { runs, failures } = await supervise({
      doorsUrl: doorsThat('return "x";'),
      crashersFolder,
      runs: Infinity,
      seconds: 0.5,
      seed: SEED,
    });
    expect(runs).toBeGreaterThan(0);
    expect(failures).toEqual([]);
  });
});
