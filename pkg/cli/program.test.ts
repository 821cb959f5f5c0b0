// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { runSeep } from '#pkg/cli';
import { encodeProfile, type Profile } from '#pkg/profile';
import { heapProfileFromText } from '#pkg/testkit';

const LEAKY = path.resolve('pkg/calltree/testdata/leaky');
const HEAP_BEFORE = path.join(LEAKY, 't0', 'heap.pb.gz');
const HEAP_AFTER = path.join(LEAKY, 't2', 'heap.pb.gz');
const GOROUTINES = path.join(LEAKY, 't0', 'goroutine.pb.gz');

async function seep(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runSeep(args, { print: (text) => out.push(text), warn: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function temporaryFile(name: string, content: string | Uint8Array): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'seep-cli-')), name);
  writeFileSync(file, content);
  return file;
}

describe('seep top', () => {
  it('prints every function of the default sample type as one JSON document', async () => {
    const { code, out, err } = await seep('top', HEAP_BEFORE, '--json', '-n', 'all');
    const document = JSON.parse(out);
    expect([code, err]).toEqual([0, '']);
    expect(document).toMatchObject({
      schema: 'seep.top/1',
      sampleType: { type: 'inuse_space', unit: 'bytes' },
      total: 41_998_252,
    });
    const self = document.rows.reduce((sum: number, row: { self: number }) => sum + row.self, 0);
    expect(self).toBe(41_998_252);
  });

  it('prints the rows asked for as go tool pprof does', async () => {
    const { out } = await seep('top', HEAP_AFTER, '-n', '2');
    expect(out.split('\n')).toEqual([
      'File: leaky',
      'Type: inuse_space',
      'Time: 2026-11-21 00:32:35 UTC',
      'Showing nodes accounting for 595.51MB, 50.61% of 1176.76MB total',
      'Showing top 2 nodes out of 275',
      '      flat  flat%   sum%        cum   cum%',
      // Without its callers in the table nobody inlined it: go tool pprof -nodecount=2 says so too.
      '  393.85MB 33.47% 33.47%   393.85MB 33.47%  strings.(*Builder).grow',
      '  201.66MB 17.14% 50.61%   201.66MB 17.14%  main.leakClosure',
    ]);
  });

  it('takes the number of a sample type for its name', async () => {
    const byNumber = await seep('top', HEAP_AFTER, '--sample-type', '1', '--json');
    expect(JSON.parse(byNumber.out).sampleType.type).toBe('alloc_space');
    expect(byNumber).toEqual(await seep('top', HEAP_AFTER, '--sample-type', 'alloc_space', '--json'));
    expect(await seep('diff', HEAP_BEFORE, HEAP_AFTER, '--sample-type', '2', '--json')).toEqual(
      await seep('diff', HEAP_BEFORE, HEAP_AFTER, '--sample-type', 'inuse_objects', '--json')
    );
    const beyond = await seep('top', HEAP_AFTER, '--sample-type', '4');
    expect([beyond.code, beyond.err]).toEqual([2, expect.stringContaining('[unknown-sample-type]')]);
  });

  it('drops rows below a share of the total', async () => {
    const { out } = await seep('top', HEAP_AFTER, '--node-fraction', '0.05', '-n', 'all', '--unit', 'GB');
    expect(out).toContain('Dropped 262 nodes (cum <= 0.06GB)');
    expect(out).toContain('    0.38GB 33.47% 33.47%     0.38GB 33.47%  strings.(*Builder).grow (inline)');
  });

  it('shows the change since a base, in percent of it', async () => {
    const { out } = await seep('top', HEAP_AFTER, '--diff-base', HEAP_BEFORE, '--granularity', 'files', '-n', '1');
    expect(out).toContain('of 40.05MB total');
    const cumulative = JSON.parse((await seep('top', HEAP_AFTER, '--base', HEAP_BEFORE, '--json')).out);
    const difference = JSON.parse((await seep('top', HEAP_AFTER, '--diff-base', HEAP_BEFORE, '--json')).out);
    expect(difference.total).toBe(41_998_252);
    expect(cumulative.total).toBeGreaterThan(1e9);
    expect(cumulative.rows).toEqual(difference.rows);
  });

  it('cancels a profile against itself', async () => {
    const { rows } = JSON.parse((await seep('top', HEAP_AFTER, '--base', HEAP_AFTER, '--json')).out);
    expect(rows).toEqual([]);
  });

  it.each([
    ['both kinds of base', ['--base', HEAP_BEFORE, '--diff-base', HEAP_BEFORE], 'wrong-use'],
    ['--normalize alone', ['--normalize'], 'wrong-use'],
    ['an unknown granularity', ['--granularity', 'packages'], 'wrong-use'],
    ['a share of more than all', ['--node-fraction', '1.5'], 'wrong-use'],
    ['a base of another kind', ['--base', GOROUTINES], 'incompatible-profiles'],
  ])('refuses %s', async (_, args, code) => {
    const result = await seep('top', HEAP_AFTER, ...args);
    expect([result.code, result.out]).toEqual([2, '']);
    expect(result.err).toContain(`[${code}]`);
  });

  it('sorts by total with --cum', async () => {
    const { rows } = JSON.parse((await seep('top', HEAP_AFTER, '--cum', '--json', '-n', '5')).out);
    const totals = rows.map((row: { total: number }) => row.total);
    expect(totals).toEqual([...totals].sort((one, other) => other - one));
  });
});

describe('seep diff', () => {
  it('balances before and after and ranks the functions that keep the growth', async () => {
    const { code, out } = await seep('diff', HEAP_BEFORE, HEAP_AFTER, '--json');
    const { balance, suspects, schema } = JSON.parse(out);
    expect([code, schema]).toEqual([0, 'seep.diff/1']);
    expect(balance).toMatchObject({ unit: 'bytes', before: 41_998_252, after: 1_233_923_310 });
    expect(balance.before + balance.grown - balance.shrunk).toBe(balance.after);
    expect(suspects[0]).toMatchObject({
      rank: 1,
      function: 'main.readBlob',
      site: 'strings.(*Builder).grow <- main.readBlob',
    });
    expect(suspects[0].share).toBeCloseTo(0.335, 2);
  });

  it('says before and after in one unit', async () => {
    const { out } = await seep('diff', HEAP_BEFORE, HEAP_AFTER);
    expect(out).toContain('before 40.1 MiB');
    expect(out).toContain('after 1,176.8 MiB (29.4 times)');
  });

  describe('of profiles that ask to leave frames out', () => {
    const fileOf = (profile: Profile): string => temporaryFile('heap.pb', encodeProfile(profile));
    const before = fileOf(heapProfileFromText('main;put;malloc;sbrk 1 8 1 8\n main;put 1 8 1 1'));
    const whole = heapProfileFromText('main;put;malloc;sbrk 1 8 5 40\n main;put 1 8 1 1');
    const diff = async (after: Profile) => {
      const { out, err } = await seep('diff', before, fileOf(after), '--json');
      return { ...JSON.parse(out), err };
    };

    it('does so on both sides, as go tool pprof does with a base', async () => {
      const { suspects, balance } = await diff({ ...whole, dropFrames: 'malloc' });
      expect(balance).toMatchObject({ before: 9, after: 41, grown: 32, shrunk: 0 });
      expect(suspects).toMatchObject([{ site: 'put', growth: 32 }]);
    });

    it('leaves them in otherwise', async () => {
      const { suspects } = await diff(whole);
      expect(suspects).toMatchObject([{ site: 'sbrk', growth: 32 }]);
    });

    it('warns once of an expression that it cannot read', async () => {
      const { err, balance } = await diff({ ...whole, dropFrames: '(' });
      expect(err.match(/bad-drop-frames/g)).toHaveLength(1);
      expect(balance.grown).toBe(32);
    });
  });

  it('says that nothing grew when nothing did', async () => {
    expect((await seep('diff', HEAP_BEFORE, HEAP_BEFORE)).out).toContain('Nothing grew.');
  });
});

describe('seep score', () => {
  const seconds = Array.from({ length: 80 }, (_, index) => index * 60);
  const leak = { name: 'leak', t: seconds, y: seconds.map((t) => 50e6 + 20_000 * t) };
  const flat = { name: 'flat', t: seconds, y: seconds.map((t) => 50e6 + ((t / 60) % 4) * 1e5) };

  it('prints one JSON document a series and ends with 1 when one of them alarms', async () => {
    const file = temporaryFile('series.jsonl', `${JSON.stringify(leak)}\n${JSON.stringify(flat)}\n`);
    const { code, out } = await seep('score', file, '--json');
    const [first, second] = out.split('\n').map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(first).toMatchObject({ schema: 'seep.score/1', name: 'leak', terms: { load: 0 }, reason: 'scored' });
    expect(first.score).toBeGreaterThan(80);
    expect(second.score).toBeLessThan(50);
  });

  it('ends with 0 when none alarms', async () => {
    expect((await seep('score', temporaryFile('flat.json', JSON.stringify([flat])))).code).toBe(0);
  });

  it('names the record that is wrong', async () => {
    const file = temporaryFile('bad.json', JSON.stringify([flat, { t: [1, 2], y: [1] }]));
    expect(await seep('score', file)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/bad\.json: record 2: .* \[bad-record\]$/),
    });
  });

  it('names the line that is not JSON', async () => {
    const file = temporaryFile('bad.jsonl', `${JSON.stringify(flat)}\n{"t":`);
    expect(await seep('score', file)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/line 2\) \[unknown-input\]$/),
    });
  });
});

describe('seep goroutines', () => {
  it('prints the groups of a profile', async () => {
    const { code, out } = await seep('goroutines', GOROUTINES, '--json', '-n', 'all');
    const { schema, total, groups } = JSON.parse(out);
    expect([code, schema, total]).toEqual([0, 'seep.goroutines/1', 7281]);
    expect(groups.reduce((sum: number, group: { count: number }) => sum + group.count, 0)).toBe(7281);
    expect(groups[0]).toMatchObject({ waitMinutes: null, createdBy: null, labels: expect.anything() });
  });
});

describe('bad input', () => {
  const truncated = readFileSync(HEAP_AFTER).subarray(0, 500);

  it.each([
    ['a missing file', ['top', 'no-such-file'], 'file-not-found'],
    ['a folder', ['top', 'pkg'], 'file-unreadable'],
    ['a truncated gzip', ['top', temporaryFile('cut.pb.gz', truncated)], 'truncated-gzip'],
    [
      'an HTML page',
      ['diff', HEAP_BEFORE, temporaryFile('login.html', '<!doctype html><title>Login')],
      'html-instead-of-profile',
    ],
    ['an empty file', ['top', temporaryFile('empty', '')], 'empty-input'],
    ['a sample type that is not there', ['top', HEAP_BEFORE, '--sample-type', 'cpu'], 'unknown-sample-type'],
    ['an unknown option', ['top', HEAP_BEFORE, '--sampletype', 'x'], 'wrong-use'],
    ['an unknown command', ['tops'], 'wrong-use'],
    ['a missing argument', ['diff', HEAP_BEFORE], 'wrong-use'],
    ['a row count that is none', ['top', HEAP_BEFORE, '-n', '-1'], 'wrong-use'],
    ['a goroutine profile of the wrong kind', ['goroutines', HEAP_BEFORE], 'unknown-sample-type'],
    ['nobody listening', ['top', 'http://127.0.0.1:9/'], 'unreachable'],
  ])('answers %s with one plain line and exit code 2', async (_, args, code) => {
    const result = await seep(...args);
    expect(result.code).toBe(2);
    expect(result.out).toBe('');
    expect(result.err).toMatch(/^seep: [^\n]+$/);
    expect(result.err).toContain(`[${code}]`);
  });

  it('shows the help and ends with 2 when no command is given', async () => {
    const { code, err } = await seep();
    expect(code).toBe(2);
    expect(err).toContain('Usage: seep');
  });
});

describe('a URL', () => {
  const heap = readFileSync(HEAP_BEFORE);
  const server = createServer((request, response) => {
    if (request.url === '/debug/pprof/heap') {
      response.end(heap);
    } else {
      response.writeHead(404, { 'X-Go-Pprof': '1' }).end('Unknown profile\n');
    }
  });
  let origin = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    origin = `http://127.0.0.1:${port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('of a service stands for its heap profile', async () => {
    expect(JSON.parse((await seep('top', origin, '--json')).out).total).toBe(41_998_252);
  });

  it('of an unknown profile says so', async () => {
    expect((await seep('top', `${origin}/debug/pprof/heapp`)).err).toContain('[unknown-profile]');
  });
});
