// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { inflateInNode, sharedFolder } from '#pkg/testkit';
import { readGoroutineGroups, type GoroutineGroup, type GoroutineGroups } from './index';
import { parseLabels } from './parse-labels';

const testdata = (name: string): Buffer => readFileSync(path.join(__dirname, 'testdata', name));
const read = (bytes: Uint8Array | string): Promise<GoroutineGroups> =>
  readGoroutineGroups(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, { inflate: inflateInNode });

const GROUP: GoroutineGroup = {
  count: 1,
  state: undefined,
  waitMinutes: undefined,
  createdBy: undefined,
  function: 'main.f',
  stack: ['main.f'],
  labels: {},
  lockedToThread: false,
  leaked: false,
};

/** Goroutines by visible stack and labels, the one that took the profile left aside: it is elsewhere each time. */
function countsByStack(groups: readonly GoroutineGroup[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { stack, labels, count } of groups.filter((group) => !group.function.startsWith('runtime/pprof.'))) {
    const key = `${stack.join(' < ')} ${JSON.stringify(labels)}`;
    counts[key] = (counts[key] ?? 0) + count;
  }
  return counts;
}

describe('readGoroutineGroups of one program in three forms', () => {
  const forms = ['goroutine.pb.gz', 'goroutine.debug1.txt', 'goroutine.debug2.txt'].map((name) =>
    read(testdata(`states/${name}`))
  );

  it('counts the same goroutines at the same stacks', async () => {
    const [protobuf, debug1, debug2] = await Promise.all(forms);
    expect([protobuf, debug1, debug2].map(({ form, total, warnings }) => [form, total, warnings])).toEqual([
      ['protobuf', 40, []],
      ['debug1', 40, []],
      ['debug2', 40, []],
    ]);
    expect(countsByStack(debug1.groups)).toEqual(countsByStack(debug2.groups));
    expect(countsByStack(protobuf.groups)).toEqual(countsByStack(debug2.groups));
  });

  it('derives from the protobuf form the states that the dump names', async () => {
    const [protobuf, , debug2] = await Promise.all(forms);
    const statesOf = ({ groups }: GoroutineGroups): string[] =>
      groups.map(({ function: name, state, count }) => `${name} ${state} ${count}`).sort();
    const derived = statesOf(protobuf).filter((state) => !state.includes('undefined'));
    const named = statesOf(debug2).filter((state) => !/runnable|running/.test(state));
    // The frames of a nil channel are those of any channel, and labels alone tell one main.recv from the others.
    expect(derived.filter((state) => !state.startsWith('main.recv'))).toEqual(
      named.filter((state) => !state.startsWith('main.recv'))
    );
    expect(derived.filter((state) => state.startsWith('main.recv'))).toEqual([
      'main.recv chan receive 1',
      'main.recv chan receive 4',
    ]);
    expect(derived.length).toBe(16);
  });

  it('reads labels, creator and thread lock from a dump of Go 1.26', async () => {
    const { groups } = await read(testdata('states/goroutine.debug2.txt'));
    expect(groups.find(({ labels }) => labels.tenant !== undefined)).toMatchObject({
      state: 'chan receive',
      createdBy: 'main.main.func1',
      labels: { tenant: 't 1', 'q"uote}]': 'a,b: c\u0001é' },
    });
    expect(groups.filter(({ lockedToThread }) => lockedToThread).map((group) => group.function)).toEqual([
      'main.locked',
    ]);
  });

  it('reads the same from gzipped text', async () => {
    const text = testdata('states/goroutine.debug2.txt');
    expect(await read(gzipSync(text))).toEqual(await read(text));
  });
});

describe('readGoroutineGroups of headers', () => {
  const dumpOf = (header: string, body = 'main.f(0x1, {0x2, 0x3})\n\t/x/main.go:5 +0x1d\n'): string =>
    `${header}\n${body}`;

  it.each<[string, Partial<GoroutineGroup>]>([
    ['goroutine 7 [running]:', { state: 'running' }],
    ['goroutine 7 [select (no cases), 12 minutes]:', { state: 'select (no cases)', waitMinutes: 12 }],
    [
      'goroutine 7 [chan receive (nil chan), 1 minutes, locked to thread]:',
      { state: 'chan receive (nil chan)', waitMinutes: 1, lockedToThread: true },
    ],
    ['goroutine 7 [syscall, locked to thread]:', { state: 'syscall', lockedToThread: true }],
    ['goroutine 7 [chan send (leaked)]:', { state: 'chan send', leaked: true }],
    ['goroutine 7 [select (leaked) (scan)]:', { state: 'select', leaked: true }],
    ['goroutine 7 [chan receive (durable), 3 minutes, synctest bubble 4]:', { state: 'chan receive', waitMinutes: 3 }],
    ['goroutine 7 gp=0xc000002380 m=0 mp=0x5a4ba0 [IO wait]:', { state: 'IO wait' }],
    ['goroutine 7 gp=0xc000002380 m=nil [IO wait, 2 minutes]:', { state: 'IO wait', waitMinutes: 2 }],
    [
      'goroutine 7 [select] {tenant: t1, "k 2": "v, [x]: y"}:',
      { state: 'select', labels: { tenant: 't1', 'k 2': 'v, [x]: y' } },
    ],
    ['goroutine 7 [select, 9 minutes labels:{"a]": "b"}]:', { state: 'select', waitMinutes: 9, labels: { 'a]': 'b' } }],
  ])('%s', async (header, expected) => {
    const { groups, total, warnings } = await read(dumpOf(header));
    expect({ groups, total, warnings }).toEqual({ groups: [{ ...GROUP, ...expected }], total: 1, warnings: [] });
  });

  it('takes the longest wait of a group, and keeps other states apart', async () => {
    const dump = ['select, 2 minutes', 'select', 'select, 31 minutes', 'chan send'].map((status, id) =>
      dumpOf(`goroutine ${id} [${status}]:`)
    );
    const { groups } = await read(dump.join('\n'));
    expect(groups.map(({ count, state, waitMinutes }) => [count, state, waitMinutes])).toEqual([
      [3, 'select', 31],
      [1, 'chan send', undefined],
    ]);
  });

  it.each([
    ['created by main.serve in goroutine 17', 'main.serve'],
    ['created by main.serve', 'main.serve'],
    ['created by main.(*T).run.func1 in goroutine 1', 'main.(*T).run.func1'],
  ])('reads "%s"', async (line, createdBy) => {
    const body = `main.f(...)\n\t/x/main.go:5\n${line}\n\t/x/main.go:9 +0x2a\n`;
    expect((await read(dumpOf('goroutine 7 [select]:', body))).groups).toEqual([
      { ...GROUP, state: 'select', createdBy },
    ]);
  });

  it('leaves ancestors, elided frames and runtime frames out of the stack', async () => {
    const body = [
      'runtime.gopark(0x1)',
      '\t/go/proc.go:1',
      'main.(*lru[...]).put(0xc000010000)',
      '\t/x/main.go:5 +0x1',
      '...23 frames elided...',
      'main.g({{0x1, 0x2}, 0x3}, ...)',
      '\t/x/main.go:6 +0x1',
      'runtime.goexit({})',
      '\t/go/asm.s:1',
      'created by main.serve',
      '\t/x/main.go:9',
      '[originating from goroutine 1]:',
      'main.start(...)',
      '\t/x/main.go:1',
      'created by main.boot',
    ].join('\n');
    expect((await read(dumpOf('goroutine 7 [select]:', body))).groups).toEqual([
      {
        ...GROUP,
        state: 'select',
        createdBy: 'main.serve',
        function: 'main.(*lru[...]).put',
        stack: ['main.(*lru[...]).put', 'main.g'],
      },
    ]);
  });

  it('reads the dump of a crash behind its message, and Windows line ends', async () => {
    const crash = `fatal error: all goroutines are asleep\r\n\r\n${dumpOf('goroutine 1 [select (no cases)]:').replaceAll('\n', '\r\n')}\r\nexit status 2\r\n`;
    expect(await read(crash)).toEqual({
      form: 'debug2',
      total: 1,
      groups: [{ ...GROUP, state: 'select (no cases)' }],
      warnings: [],
    });
  });

  it('keeps goroutines whose stack cannot be had', async () => {
    const { groups } = await read(
      dumpOf('goroutine 7 [running]:', '\tgoroutine running on other thread; stack unavailable\n')
    );
    expect(groups).toEqual([{ ...GROUP, state: 'running', function: '<unknown>', stack: [] }]);
  });

  it('says when lines could not be read', async () => {
    const { warnings } = await read(dumpOf('goroutine 7 [select]:', 'main.f(0x1)\nwhat is this\n'));
    expect(warnings).toEqual([{ code: 'unreadable-lines', message: '1 lines of the dump could not be read' }]);
  });
});

describe('readGoroutineGroups of counted text', () => {
  it('says when groups are missing', async () => {
    const { total, warnings } = await read('goroutine profile: total 5\n3 @ 0x1\n#\t0x1\tmain.f+0x1\t/x/main.go:1\n');
    expect([total, warnings.map(({ code }) => code)]).toEqual([3, ['goroutine-total-differs']]);
  });

  it('shows addresses where functions are unknown', async () => {
    const { groups } = await read('goroutine profile: total 3\n3 @ 0x1\n#\t0x1\n');
    expect(groups).toEqual([{ ...GROUP, count: 3, function: '0x1', stack: ['0x1'] }]);
  });
});

describe('readGoroutineGroups refuses', () => {
  it.each([
    ['a heap profile', 'unknown-sample-type', testdata('leaky-t0/heap.pb.gz')],
    ['heap text', 'unsupported-format', 'heap profile: 1: 2 [3: 4] @ heap/1048576\n'],
    ['HTML', 'html-instead-of-profile', '<html></html>'],
    ['nothing', 'empty-input', ''],
    ['other text', 'text-instead-of-profile', 'goroutines: 12'],
  ])('%s as %s', async (_, code, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ name: 'ProfileError', code });
  });
});

describe('parseLabels', () => {
  it.each([
    ['{}', {}],
    ['{"a":"b"}', { a: 'b' }],
    ['{"a":"b", "c":""}', { a: 'b', c: '' }],
    ['{a: b, c: d e}', { a: 'b', c: 'd e' }],
    [String.raw`{"\"}":"\\\n\x41\u00e9\U0001f600"}`, { '"}': '\\\nAé😀' }],
    ['{"a":"b', { a: 'b' }],
    ['{"a', { a: '' }],
    ['{__proto__: x}', Object.fromEntries([['__proto__', 'x']])],
  ])('reads %s', (text, labels) => {
    expect(parseLabels(text, 0)).toEqual(labels);
  });
});

const shared = sharedFolder();
const fixtures = path.join(shared ?? '', 'fixtures');
const textOf = (file: string): Buffer | undefined =>
  existsSync(file) ? readFileSync(file) : existsSync(`${file}.gz`) ? gunzipSync(readFileSync(`${file}.gz`)) : undefined;

// The dumps are up to 54 MB long and lie beside the repository.
(shared === undefined ? describe.skip : describe)('readGoroutineGroups of the corpus (needs ../shared)', () => {
  const folders =
    shared === undefined
      ? []
      : readdirSync(fixtures).flatMap((program) => ['t0', 't1', 't2'].map((time) => path.join(program, time)));

  it('finds every goroutine of every dump and of every counted text', async () => {
    const found = { dumps: 0, texts: 0 };
    for (const folder of folders) {
      const dump = textOf(path.join(fixtures, folder, 'goroutine.debug2.txt'));
      const text = textOf(path.join(fixtures, folder, 'goroutine.debug1.txt'));
      if (dump !== undefined) {
        const { total, warnings } = await read(dump);
        expect({ folder, total, warnings }).toEqual({
          folder,
          total: dump.toString('latin1').split(/^goroutine \d/m).length - 1,
          warnings: [],
        });
        found.dumps++;
      }
      if (text !== undefined) {
        const { total, warnings } = await read(text);
        expect({ folder, total, warnings }).toEqual({
          folder,
          total: Number(/total (\d+)/.exec(text.toString('latin1'))?.[1]),
          warnings: [],
        });
        found.texts++;
      }
    }
    expect(found.dumps).toBeGreaterThan(50);
    expect(found.texts).toBeGreaterThan(50);
  }, 60_000);

  it('derives states that the dump of the same service names for the same stack', async () => {
    const disagreements: string[] = [];
    let compared = 0;
    for (const folder of folders) {
      const dump = textOf(path.join(fixtures, folder, 'goroutine.debug2.txt'));
      const profile = path.join(fixtures, folder, 'goroutine.pb.gz');
      if (dump === undefined || !existsSync(profile)) {
        continue;
      }
      const named = statesByStack((await read(dump)).groups);
      for (const { stack, state = '' } of (await read(readFileSync(profile))).groups) {
        const states = named.get(keyOf(stack));
        if (state !== '' && states !== undefined) {
          compared++;
          if (!states.has(state)) {
            disagreements.push(`${state} is ${[...states].join(' or ')} in ${goOf(folder)}`);
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
    // Go got names for mutex waits in 1.20.
    expect([...new Set(disagreements)].sort()).toEqual([
      'sync.Mutex.Lock is semacquire in Go 1.19',
      'sync.RWMutex.RLock is semacquire in Go 1.19',
    ]);
  }, 60_000);
});

const goOf = (folder: string): string => (/^(?:go124|victoria)/.test(folder) ? 'a later Go' : 'Go 1.19');

const keyOf = (stack: readonly string[]): string => stack.filter((frame) => !frame.startsWith('runtime.')).join('\n');

/** States of the dump by stack, without those of the moment. */
function statesByStack(groups: readonly GoroutineGroup[]): Map<string, Set<string>> {
  const states = new Map<string, Set<string>>();
  for (const { stack, state = '' } of groups) {
    if (state !== 'runnable' && state !== 'running') {
      const known = states.get(keyOf(stack)) ?? new Set();
      states.set(keyOf(stack), known.add(state.replace(' (nil chan)', '')));
    }
  }
  return states;
}
