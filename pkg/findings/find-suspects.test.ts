// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { buildDeltaTree, type DeltaTree, type GrowthTree } from '#pkg/calltree';
import { stacksFromText } from '#pkg/testkit';
import { findSuspects, rankSuspects } from './find-suspects';

function suspectsBetween(before: string, after: string, unit = 'bytes') {
  return findSuspects(buildDeltaTree(stacksFromText(before, unit), stacksFromText(after, unit)));
}

describe('findSuspects', () => {
  it('blames the deepest own function for what library code below it allocates', () => {
    const [first] = suspectsBetween(
      'main.main;main.(*TokenCache).Set;strings.(*Builder).grow 100',
      'main.main;main.(*TokenCache).Set;strings.(*Builder).grow 500'
    );
    expect(first).toMatchObject({
      rank: 1,
      function: 'main.(*TokenCache).Set',
      site: 'strings.(*Builder).grow <- main.(*TokenCache).Set',
      package: 'main',
      growth: 400,
      share: 1,
    });
  });

  it('adds up the paths that end in the same own function, and tells its leaves apart', () => {
    const suspects = suspectsBetween(
      'main.main;main.a;main.keep;fmt.Sprint 1',
      'main.main;main.a;main.keep;fmt.Sprint 8\nmain.main;main.b;main.keep;fmt.Sprint 13\n' +
        'main.main;main.keep 10\nmain.main;main.b 5'
    );
    expect(suspects.map(({ site, function: name, growth, share }) => [site, name, growth, share])).toEqual([
      ['fmt.Sprint <- main.keep', 'main.keep', 20, 20 / 35],
      ['main.keep', 'main.keep', 10, 10 / 35],
      ['main.b', 'main.b', 5, 5 / 35],
    ]);
  });

  it('puts what leaves of less than a tenth have into the row of the largest leaf of their hinge', () => {
    const tiny = Array.from({ length: 30 }, (_, i) => `main.main;main.load;bytes.field${i} 1`).join('\n');
    const suspects = suspectsBetween(
      '0',
      `${tiny}\nmain.main;main.load;bytes.array 40\nmain.main;main.load;bytes.map 30\nmain.main;main.other;bytes.map 5`
    );
    expect(suspects.map(({ site, growth }) => [site, growth])).toEqual([
      ['bytes.array <- main.load', 70],
      ['bytes.map <- main.load', 30],
      ['bytes.map <- main.other', 5],
    ]);
  });

  it('has one row for a hinge whose losses eat up its largest leaf', () => {
    const suspects = suspectsBetween(
      'main.main;main.move;a.old 150',
      'main.main;main.move;a.new 100\nmain.main;main.move;a.other 90'
    );
    expect(suspects.map(({ site, growth }) => [site, growth])).toEqual([['a.new <- main.move', 40]]);
  });

  it('points at the nodes of hinge and leaf where most of it grew', () => {
    const delta = buildDeltaTree(
      stacksFromText('0'),
      stacksFromText('main.main;main.a;main.keep;x.put 5\nmain.main;main.b;main.keep;x.wrap;x.put 9')
    );
    const [{ hinge, leafNode, node }] = findSuspects(delta);
    const nameOf = (of: number) => delta.frames.name[delta.frame[of]];
    expect([hinge, nameOf(node), nameOf(leafNode)]).toEqual(['main.keep', 'main.keep', 'x.put']);
    expect(nameOf(delta.parent[node])).toBe('main.b');
    expect(nameOf(delta.parent[leafNode])).toBe('x.wrap');
  });

  it('lets gains and losses below one function cancel, and drops a function that did not grow', () => {
    const suspects = suspectsBetween(
      'main.main;main.churn;bytes.makeSlice 100\nmain.main;main.leak 10',
      'main.main;main.churn;bytes.growSlice 100\nmain.main;main.leak 30'
    );
    expect(suspects.map((suspect) => suspect.function)).toEqual(['main.leak']);
  });

  it('has nothing to say when nothing changed', () => {
    expect(suspectsBetween('main.main;main.keep 7', 'main.main;main.keep 7')).toEqual([]);
  });

  it('takes a module that outweighs main for the application, so that its deepest function is blamed and not main', () => {
    const [first] = suspectsBetween(
      '0',
      'main.main;github.com/acme/shop/cart.Serve;github.com/acme/shop/cart.(*Store).Add;github.com/acme/shop/cart.clone;fmt.Sprint 9'
    );
    expect(first.function).toBe('github.com/acme/shop/cart.clone');
  });

  it('does not take a small dependency for the application', () => {
    const [first] = suspectsBetween(
      '0',
      'main.main;main.(*TokenCache).Set;github.com/golang-jwt/jwt/v5.(*Parser).Parse 9'
    );
    expect(first.function).toBe('main.(*TokenCache).Set');
  });

  it('charges standard-library bytes to the allocation and standard-library goroutines to their start', () => {
    const stack = 'net/http.(*persistConn).readLoop;bufio.(*Reader).Peek;internal/poll.runtime_pollWait 5';
    expect(suspectsBetween('0', stack, 'bytes')[0].function).toBe('internal/poll.runtime_pollWait');
    expect(suspectsBetween('0', stack, 'count')[0].function).toBe('net/http.(*persistConn).readLoop');
  });

  it('does not show the scheduler as the place where a goroutine hangs', () => {
    const [first] = suspectsBetween(
      '0',
      'main.leak.func1;runtime.chansend1;runtime.chansend;runtime.gopark 5',
      'count'
    );
    expect(first.site).toBe('main.leak.func1');
  });

  it('shows the lock and not the semaphore below it', () => {
    const stack = 'main.leak;sync.(*Mutex).Lock;sync.runtime_SemacquireMutex;runtime.gopark 5';
    expect(suspectsBetween('0', stack, 'count')[0].site).toBe('sync.(*Mutex).Lock <- main.leak');
  });

  it('never ranks more than asked for', () => {
    const after = Array.from({ length: 30 }, (_, index) => `main.main;main.leak${index} ${index + 1}`).join('\n');
    const delta = buildDeltaTree(stacksFromText('0'), stacksFromText(after));
    expect(findSuspects(delta, { top: 3 }).map((suspect) => suspect.function)).toEqual([
      'main.leak29',
      'main.leak28',
      'main.leak27',
    ]);
  });
});

const stackTexts = fc
  .array(fc.tuple(fc.array(fc.constantFrom('main.a', 'main.b', 'x.c', 'fmt.d'), { maxLength: 6 }), fc.nat(100)), {
    maxLength: 20,
  })
  .map((rows) => rows.map(([stack, weight]) => `${stack.join(';')} ${weight}`).join('\n'));

/** Net growth by hinge function, from the stacks themselves. */
function growthByHinge(before: string, after: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [text, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
      const stack = line.slice(0, line.lastIndexOf(' ')).split(';').reverse();
      const hinge = stack.find((name) => name.startsWith('main.')) ?? stack.find((name) => name === 'x.c') ?? stack[0];
      sums.set(hinge, (sums.get(hinge) ?? 0) + sign * Number(line.slice(line.lastIndexOf(' '))));
    }
  }
  return sums;
}

describe('the suspects of any two snapshots', () => {
  it('add up, per hinge, to what its stacks grew by', () => {
    fc.assert(
      fc.property(stackTexts, stackTexts, (before, after) => {
        const found = new Map<string, number>();
        // Package main is in every snapshot, so that x is never taken for the application.
        const main = 'main.a;main.b 1\nmain.a 1\nmain.b 1\n';
        const delta = buildDeltaTree(stacksFromText(main + before), stacksFromText(main + after));
        findSuspects(delta, { top: Infinity }).forEach((one) =>
          found.set(one.function, (found.get(one.function) ?? 0) + one.growth)
        );
        const grew = [...growthByHinge(before, after)].filter(([name, growth]) => name !== '' && growth > 0);
        expect([...found].sort()).toEqual(grew.sort());
      })
    );
  });

  it('need only the columns that the panel keeps', () => {
    fc.assert(
      fc.property(stackTexts, stackTexts, (before, after) => {
        const delta = buildDeltaTree(stacksFromText(before), stacksFromText(after));
        const { length, frames, frame, end, unit, totalBefore, grown, shrunk } = delta;
        const kept: GrowthTree = { length, frames, frame, end, unit, totalBefore, grown, shrunk };
        expect(findSuspects(kept)).toEqual(findSuspects(delta));
      })
    );
  });
});

describe('rankSuspects', () => {
  const treeOf = (after: string, unit = 'bytes'): DeltaTree =>
    buildDeltaTree(stacksFromText('0', unit), stacksFromText(after, unit));
  const nodeOf = (tree: DeltaTree, name: string) => tree.frame.findIndex((frame) => tree.frames.name[frame] === name);

  it('counts what grew by less than two standard errors instead of ranking it', () => {
    const tree = treeOf('main.main;main.sure 100\nmain.main;main.noise 100');
    const errors = new Map([
      [nodeOf(tree, 'main.sure'), 50],
      [nodeOf(tree, 'main.noise'), 51],
      [nodeOf(tree, 'main.main'), Math.hypot(50, 51)],
      [0, Math.hypot(50, 51)],
    ]);
    const { suspects, belowNoise } = finishAtOnce(
      rankSuspects(tree, { standardErrorOf: (node) => errors.get(node) ?? NaN })
    );
    expect(suspects.map((one) => one.function)).toEqual(['main.sure']);
    expect(belowNoise).toBe(1);
  });

  it('does not lose a telling hinge whose leaves are each below the noise', () => {
    const tree = treeOf('main.keep;x.a 60\nmain.keep;x.b 50');
    const error = (node: number) => (node === nodeOf(tree, 'x.a') || node === nodeOf(tree, 'x.b') ? 35 : 35 * 2 ** 0.5);
    const { suspects, belowNoise } = finishAtOnce(rankSuspects(tree, { standardErrorOf: error }));
    expect(suspects.map(({ site, growth }) => [site, growth])).toEqual([['x.a <- main.keep', 110]]);
    expect(belowNoise).toBe(0);
  });

  it('puts suspects with proven goroutines first and says how many they have', () => {
    const tree = treeOf('main.many 90\nmain.few;sync.(*Mutex).Lock 10', 'count');
    const proven = new Set([0, nodeOf(tree, 'main.few'), nodeOf(tree, 'sync.(*Mutex).Lock')]);
    const { suspects } = finishAtOnce(rankSuspects(tree, { provenOf: (node) => (proven.has(node) ? 7 : 0) }));
    expect(suspects.map(({ rank, function: name, proven: count }) => [rank, name, count])).toEqual([
      [1, 'main.few', 7],
      [2, 'main.many', 0],
    ]);
    expect(findSuspects(tree)[0]).not.toHaveProperty('proven');
  });

  it('pauses in a tree of half a million nodes, deep as it is', () => {
    const length = 500_000;
    const frames = { length: 2, name: ['main.a', 'main.b'], file: ['', ''], line1: new Int32Array(2) };
    const chain: GrowthTree = {
      ...{ length, frames, unit: 'bytes', totalBefore: new Float64Array(length), shrunk: new Float64Array(length) },
      frame: Int32Array.from({ length }, (_, node) => (node === 0 ? -1 : node % 2)),
      end: new Int32Array(length).fill(length),
      grown: Float64Array.from({ length }, (_, node) => length - node),
    };
    const work = rankSuspects(chain);
    let pauses = 0;
    let step = work.next();
    while (step.done !== true) {
      pauses++;
      step = work.next();
    }
    expect(pauses).toBeGreaterThan(50);
    expect(step.value.suspects.map(({ growth }) => growth)).toEqual([length / 2, length / 2 - 1]);
  });
});
