// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runSeep } from '#pkg/cli';

const RECORDINGS = 'pkg/cli/testdata/score/recordings.jsonl';

async function seep(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runSeep(args, { print: (text) => out.push(text), warn: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function fileOf(content: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'seep-score-')), 'series');
  writeFileSync(file, content);
  return file;
}

const seconds = Array.from({ length: 80 }, (_, i) => i * 60);
const GOROUTINES = `time,go_goroutines\n${seconds.map((t) => `${t},${100 + t / 60}`).join('\n')}`;
const HEAP = `time,heap_alloc\n${seconds.map((t) => `${t},${50e6 + 20_000 * t}`).join('\n')}`;

async function jsonOf(content: string, ...args: string[]) {
  const { out } = await seep('score', fileOf(content), '--json', ...args);
  return JSON.parse(out.split('\n')[0]);
}

describe('seep score', () => {
  it('prints what the documentation shows of ten recorded programs', async () => {
    const page = readFileSync('docs/leak-score.md', 'utf8');
    const [, command, shown] = /```text\n\$ seep score (.*)\n([^]*?)```/.exec(page) ?? [];
    const { out } = await seep('score', ...command.split(' '));
    // When the score or its words changed: paste the output of that command into the page, and read it aloud.
    expect(out.trim().split('\n')).toEqual(shown.trim().split('\n'));
  });

  it('keeps to 80 columns and to characters without colour', async () => {
    const { out, code } = await seep('score', RECORDINGS, '-n', 'all', '--limit', '600MiB');
    expect(code).toBe(1);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/\u001b|NaN|Infinity|undefined/);
  });

  it('explains as many series as asked for, worst first', async () => {
    const { out } = await seep('score', RECORDINGS, '-n', '1');
    expect(out.match(/^ {2}trend /gm)).toHaveLength(1);
    expect(out).toContain('map cache without bound: live heap: 98, leak');
  });

  it('holds finite numbers only in JSON', async () => {
    const { out } = await seep('score', RECORDINGS, '--json', '--limit', '600MiB');
    const documents = out.split('\n').map((line) => JSON.parse(line));
    expect(documents).toHaveLength(10);
    // JSON.stringify writes null for what is not finite: only these fields may be null.
    const nullable = new Set([
      'terms',
      'windowSeconds',
      'limit',
      'timeToLimit',
      'lateSeconds',
      'features',
      'changes',
      'afterSeconds',
    ]);
    JSON.parse(out.replaceAll('\n', ',').replace(/^/, '[').replace(/$/, ']'), (key, value: unknown) => {
      expect(value !== null || nullable.has(key)).toBe(true);
      return value;
    });
    const late = documents.map(({ timeToLimit }) => timeToLimit?.lateSeconds);
    expect([late.includes(null), late.some((value) => value > 0)]).toEqual([true, true]);
  });

  it('forecasts against the limit, which in bytes is one of heaps', async () => {
    expect(await jsonOf(HEAP, '--limit', '1GiB')).toMatchObject({
      limit: 2 ** 30,
      timeToLimit: { medianSeconds: expect.any(Number) },
    });
    expect(await jsonOf(GOROUTINES, '--limit', '1GiB')).toMatchObject({ limit: null, timeToLimit: null });
    const { why, limit } = await jsonOf(GOROUTINES, '--limit', '1000');
    expect(limit).toBe(1000);
    expect(why.join(' ')).toMatch(/it reaches the 1,000 goroutines of --limit in \d/);
  });

  it('takes the named kind for that of the column', async () => {
    expect((await jsonOf(HEAP)).kind).toBe('heap_raw');
    expect((await jsonOf(HEAP, '--kind', 'heap_live')).kind).toBe('heap_live');
  });

  it('scores young growth lower, unless told how young is young', async () => {
    const young = HEAP.split('\n').slice(0, 16).join('\n');
    const held = await jsonOf(young);
    const free = await jsonOf(young, '--min-growth-age', '5m');
    expect([held.warmingUp, free.warmingUp]).toEqual([true, false]);
    expect(free.score).toBeGreaterThan(held.score);
  });

  it('finds in a window what an old process hides, and says which', async () => {
    const rows = Array.from({ length: 1200 }, (_, i) => `${i * 60},${100 + (i % 7) + Math.max(0, i - 1100)}`);
    const old = `time,go_goroutines\n${rows.join('\n')}`;
    const whole = await jsonOf(old);
    const windowed = await jsonOf(old, '--windows', '3h,24h');
    expect([whole.windowSeconds, windowed.windowSeconds]).toEqual([null, 10_800]);
    expect(windowed.score).toBeGreaterThan(whole.score);
    expect(windowed.why[0]).toBe('Of all windows the last 3 h score highest.');
    expect(windowed.changes).toMatchObject([
      { ifIt: 'stays-level', threshold: 80, afterSeconds: expect.any(Number) },
      {},
    ]);
    expect((await jsonOf(old, '--windows', '7d')).score).toBeCloseTo(whole.score, 6);
  });

  it.each([
    ['a window of no length', ['--windows', '3h,'], 'wrong-use'],
    ['a limit of nothing', ['--limit', '0'], 'wrong-use'],
    ['an unknown kind', ['--kind', 'rss'], 'wrong-use'],
    ['a time of no unit that is known', ['--min-growth-age', '3y'], 'wrong-use'],
  ])('refuses %s', async (_, args, code) => {
    const result = await seep('score', fileOf(HEAP), ...args);
    expect([result.code, result.out]).toEqual([2, '']);
    expect(result.err).toContain(`[${code}]`);
  });

  it('refuses an input without series, with its place', async () => {
    const result = await seep('score', fileOf('{"resultType":"matrix","result":[]}'));
    expect([result.code, result.err]).toEqual([
      2,
      expect.stringMatching(/series: there is no series in it \[unknown-input\]$/),
    ]);
  });
});
