// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { buildCallTree, buildDeltaTree, stacksOfProfile } from '#pkg/calltree';
import type { FlameTree } from '#pkg/flame';
import { readGoroutineGroups, readProfile } from '#pkg/profile';
import { inflateInNode, sharedFolder, stacksFromText } from '#pkg/testkit';
import { MIXED_CODE, reasonOfCode } from './goroutine-waits';
import { stripScheduler } from './strip-scheduler';
import { type WaitReason, waitReasonOf } from './wait-reason';

const strip = <Tree extends FlameTree>(tree: Tree) => finishAtOnce(stripScheduler(tree));

function reasonsOf(
  text: string
): Record<string, [own: WaitReason | undefined, below: WaitReason | 'mixed' | undefined]> {
  const { tree, ownReason, reason } = strip(buildCallTree(stacksFromText(text)));
  const nameOf = (node: number) => tree.frames.name[tree.frame[node]] ?? 'total';
  return Object.fromEntries(
    Array.from(tree.frame, (_, node) => [
      nameOf(node),
      [reasonOfCode(ownReason[node]), reason[node] === MIXED_CODE ? 'mixed' : reasonOfCode(reason[node])],
    ])
  );
}

describe('stripScheduler', () => {
  it('cuts the scheduler off the leaves and says why each function waits', () => {
    const text = [
      'main.serve;main.send;runtime.chansend1;runtime.chansend;runtime.gopark 9',
      'main.serve;main.loop;runtime.selectgo;runtime.gopark 4',
      'main.lock;sync.(*Mutex).Lock;sync.runtime_SemacquireMutex;runtime.semacquire1;runtime.gopark 2',
      'main.sleepy;time.Sleep;runtime.gopark 1',
      'main.calls;syscall.Syscall 1',
    ].join('\n');
    expect(reasonsOf(text)).toEqual({
      total: [undefined, 'mixed'],
      'main.serve': [undefined, 'mixed'],
      'main.send': ['chan-send', 'chan-send'],
      'main.loop': ['select', 'select'],
      'main.lock': [undefined, 'lock'],
      'sync.(*Mutex).Lock': ['lock', 'lock'],
      'main.sleepy': [undefined, 'sleep'],
      'time.Sleep': ['sleep', 'sleep'],
      'main.calls': [undefined, 'syscall'],
      'syscall.Syscall': ['syscall', 'syscall'],
    });
  });

  it('takes the reason of most where a function waits in two ways, and calls it mixed', () => {
    const text = 'main.a;runtime.chanrecv1;runtime.chanrecv 3\nmain.a;runtime.selectgo;runtime.gopark 5';
    expect(reasonsOf(text)['main.a'][0]).toBe('select');
    const { tree } = strip(buildCallTree(stacksFromText(text)));
    expect([tree.length, ...tree.total]).toEqual([2, 8, 8]);
  });

  it('leaves functions of the runtime that call others, and outermost ones', () => {
    const { tree } = strip(
      buildCallTree(stacksFromText('runtime.main;main.main;main.run 3\nruntime.bgsweep;runtime.gopark 1'))
    );
    expect(Array.from(tree.frame, (frame) => tree.frames.name[frame])).toEqual([
      undefined,
      'runtime.main',
      'main.main',
      'main.run',
      'runtime.bgsweep',
    ]);
    expect([...tree.end]).toEqual([5, 4, 4, 4, 5]);
  });

  it('keeps every amount where it was: the totals of what stays are those of the whole tree', () => {
    const names = fc.constantFrom('main.a', 'main.b', 'runtime.gopark', 'runtime.selectgo', 'runtime.main');
    const line = fc.tuple(fc.array(names, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 9 }));
    const text = fc
      .array(line, { maxLength: 12 })
      .map((lines) => lines.map(([p, n]) => `${p.join(';')} ${n}`).join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const whole = buildDeltaTree(stacksFromText(before), stacksFromText(after));
        const { tree, source } = strip(whole);
        const isKept = new Set(source);
        for (let node = 0; node < tree.length; node++) {
          const old = source[node];
          expect([tree.grown[node], tree.shrunk[node], tree.totalBefore[node], tree.frame[node]]).toEqual([
            whole.grown[old],
            whole.shrunk[old],
            whole.totalBefore[old],
            whole.frame[old],
          ]);
          const below = Array.from({ length: whole.end[old] - old }, (_, at) => isKept.has(old + at)).filter(Boolean);
          expect(tree.end[node] - node).toBe(below.length);
        }
      })
    );
  });
});

const shared = sharedFolder();
(shared === undefined ? describe.skip : describe)('recorded goroutines (needs ../shared)', () => {
  const bytesOf = (file: string) => new Uint8Array(readFileSync(path.join(shared ?? '', 'fixtures', file)));

  // Go itself names the state in debug=2; the profile does not, and was taken a moment later.
  it.each(['leaky/t0', 'go124-leaky/t0'])('of %s wait as the full dump says', async (moment) => {
    const profile = await readProfile(bytesOf(`${moment}/goroutine.pb.gz`), { inflate: inflateInNode });
    const { tree, ownReason } = strip(buildCallTree(stacksOfProfile(profile, 0)));
    const counted = new Map<WaitReason | undefined, number>();
    for (let node = 0; node < tree.length; node++) {
      let own = tree.total[node];
      for (let child = node + 1; child < tree.end[node]; child = tree.end[child]) {
        own -= tree.total[child];
      }
      const reason = reasonOfCode(ownReason[node]);
      counted.set(reason, (counted.get(reason) ?? 0) + own);
    }
    const dump = await readGoroutineGroups(bytesOf(`${moment}/goroutine.debug2.txt.gz`), { inflate: inflateInNode });
    const named = new Map<WaitReason | undefined, number>();
    dump.groups.forEach(({ state, count }) =>
      named.set(waitReasonOf(state), (named.get(waitReasonOf(state)) ?? 0) + count)
    );
    // A nil channel looks like any other in a profile.
    const sumOf = (counts: typeof named, reasons: readonly WaitReason[]) =>
      reasons.reduce((sum, reason) => sum + (counts.get(reason) ?? 0), 0);
    for (const reasons of [
      ['select', 'chan-send', 'chan-receive', 'never'],
      ['lock', 'wait-group', 'cond'],
      ['sleep'],
      ['io'],
    ] as const) {
      expect(sumOf(counted, reasons)).toBeGreaterThan(0.9 * sumOf(named, reasons) - 5);
      expect(sumOf(counted, reasons)).toBeLessThan(1.1 * sumOf(named, reasons) + 5);
    }
  });
});
