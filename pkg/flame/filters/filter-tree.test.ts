// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { finishAtOnce, NONE } from '#pkg/base';
import { buildCallTree, buildDeltaTree, type FrameTable, type GrowthTree, type SnapshotTree } from '#pkg/calltree';
import { stacksFromText } from '#pkg/testkit';
import type { Filter, FilterKind } from './filter';
import { filterTree } from './filter-tree';
import { parseFilters } from './parse-filters';

const isOwnName = (name: string): boolean => name.startsWith('main.');

function filtersOf(line: string): readonly Filter[] {
  const result = parseFilters(line);
  if (!result.ok) {
    throw new Error(result.message);
  }
  return result.filters;
}

const deltaOf = (before: string, after: string): GrowthTree =>
  buildDeltaTree(stacksFromText(before), stacksFromText(after));

const isOwnIn =
  (frames: FrameTable) =>
  (frame: number): boolean =>
    isOwnName(frames.name[frame]);

const filtered = (tree: GrowthTree, line: string | readonly Filter[]): ReturnType<typeof filterGrowth> =>
  filterGrowth(tree, typeof line === 'string' ? filtersOf(line) : line);
const filterGrowth = (tree: GrowthTree, filters: readonly Filter[]) =>
  finishAtOnce(filterTree(tree, filters, { isOwn: isOwnIn(tree.frames) }));
const filterSnapshot = (tree: SnapshotTree, line: string) =>
  finishAtOnce(filterTree(tree, filtersOf(line), { isOwn: isOwnIn(tree.frames) }));

type Amounts = readonly number[];
type ByPath = Map<string, Amounts>;

const amountsAt = (tree: GrowthTree | SnapshotTree, node: number): Amounts =>
  'grown' in tree ? [tree.totalBefore[node], tree.grown[node], tree.shrunk[node]] : [tree.total[node]];

/** Every node by its path, with its amounts; checks on the way that the shape is one. */
function nodesOf(tree: GrowthTree | SnapshotTree): ByPath {
  const nodes: ByPath = new Map();
  const open: Array<{ readonly end: number; readonly path: string }> = [];
  for (let node = 0; node < tree.length; node++) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= node) {
      open.pop();
    }
    const parent = open.at(-1);
    expect(parent === undefined).toBe(node === 0);
    expect(tree.end[node]).toBeLessThanOrEqual(parent?.end ?? tree.length);
    const path = node === 0 ? '' : `${parent?.path};${tree.frames.name[tree.frame[node]]}`;
    expect(nodes.has(path)).toBe(false);
    nodes.set(path, amountsAt(tree, node));
    open.push({ end: tree.end[node], path });
  }
  return nodes;
}

const pathsOf = (tree: GrowthTree | SnapshotTree): string[] =>
  [...nodesOf(tree)].map(([path, amounts]) => `${path} ${amounts.join(' ')}`);

describe('filterTree, by eye', () => {
  const tree = buildCallTree(
    stacksFromText(
      'main.a;lib.x;lib.y;main.b 5\n main.a;lib.x;main.b 3\n main.a;main.a;main.c 2\n runtime.gc;main.b 1\n 4'
    )
  );
  it.each([
    ['', pathsOf(tree)],
    [
      'SS: main.B',
      [
        ' 9',
        ';main.a 8',
        ';main.a;lib.x 8',
        ';main.a;lib.x;lib.y 5',
        ';main.a;lib.x;lib.y;main.b 5',
        ';main.a;lib.x;main.b 3',
        ';runtime.gc 1',
        ';runtime.gc;main.b 1',
      ],
    ],
    ['HS: main.b', [' 6', ';main.a 2', ';main.a;main.a 2', ';main.a;main.a;main.c 2']],
    ['SFF: /x|y/', [' 8', ';lib.x 8', ';lib.x;lib.y 5', ';lib.x;lib.y;main.b 5', ';lib.x;main.b 3']],
    [
      'P: main.a',
      [
        ' 10',
        ';main.a 10',
        ';main.a;lib.x 8',
        ';main.a;lib.x;lib.y 5',
        ';main.a;lib.x;lib.y;main.b 5',
        ';main.a;lib.x;main.b 3',
        ';main.a;main.a 2',
        ';main.a;main.a;main.c 2',
      ],
    ],
    [
      'HF: /^lib|gc$/',
      [' 15', ';main.a 10', ';main.a;main.a 2', ';main.a;main.a;main.c 2', ';main.a;main.b 8', ';main.b 1'],
    ],
    ['HF: .', [' 15']],
    [
      'only-my-code; SS: main.b',
      [
        ' 9',
        ';main.a 8',
        ';main.a;2 library frames 8',
        ';main.a;2 library frames;main.b 8',
        ';1 library frame 1',
        ';1 library frame;main.b 1',
      ],
    ],
    ['no-recursion; SS: main.c', [' 2', ';main.a 2', ';main.a;main.c 2']],
    ['SS: nobody', [' 0']],
    ['HS: nobody', pathsOf(tree)],
    ['SFF: nobody', [' 0']],
  ])('%s', (line, paths) => expect(pathsOf(filterSnapshot(tree, line)).sort()).toEqual([...paths].sort()));

  it('names folded runs as it is told to, behind the frames of the tree', () => {
    const options = { isOwn: isOwnIn(tree.frames), nameRun: (frames: number) => `×${frames}` };
    const folded = finishAtOnce(filterTree(tree, filtersOf('only-my-code'), options));
    expect(folded.frames.name.slice(folded.firstFoldedFrame)).toEqual(['×1', '×2']);
    expect(folded.frames).toMatchObject({
      length: folded.firstFoldedFrame + 2,
      line1: { length: folded.firstFoldedFrame + 2 },
    });
  });

  it('takes text for text, whatever it would mean in an expression', () => {
    const odd = buildCallTree(stacksFromText('main.(*T[.*+?^$]).do|it 1\n main.other 2'));
    expect(filterSnapshot(odd, 'SS: (*t[.*+?^$]).DO|').total[0]).toBe(1);
    expect(filterSnapshot(odd, 'SS: .*').length).toBe(2);
    expect(filterSnapshot(odd, 'SS: ma.n').length).toBe(1);
  });

  it('refuses an expression that nobody has read', () => {
    const filters: Filter[] = [{ kind: 'hide-frame', pattern: { form: 'regex', text: '(' } }];
    expect(() => filtered(deltaOf('a 1', 'a 1'), filters)).toThrow(expect.objectContaining({ code: 'bad-regex' }));
  });
});

describe('presets', () => {
  const left = (preset: string, stack: string): string =>
    [...nodesOf(filterSnapshot(buildCallTree(stacksFromText(`${stack} 1`)), preset)).keys()].at(-1)?.slice(1) ?? '';

  it.each([
    ['main.main;runtime.mallocgc;internal/runtime/maps.NewTable', 'main.main'],
    ['runtime.goexit;runtime/internal/atomic.Load;main.main', 'main.main'],
    [
      'example.com/runtime.Run;runtime/debug.Stack;runtime/pprof.Do',
      'example.com/runtime.Run;runtime/debug.Stack;runtime/pprof.Do',
    ],
    ['main.runtime.x;internal/runtimes.f;myruntime.g', 'main.runtime.x;internal/runtimes.f;myruntime.g'],
  ])('hide-runtime leaves of %s only %p', (stack, rest) => expect(left('hide-runtime', stack)).toBe(rest));

  it.each([
    ['net/http.serve;net/http/pprof.Index;runtime/pprof.writeHeap', ''],
    ['net/http/pprof.handler.ServeHTTP', ''],
    ['runtime/pprof.profileWriter', ''],
    ['main.work;runtime/pprof.Do;main.work.func1', 'main.work;runtime/pprof.Do;main.work.func1'],
    ['main.work;runtime/pprof.SetGoroutineLabels', 'main.work;runtime/pprof.SetGoroutineLabels'],
    ['github.com/me/net/http/pprof.Index', 'github.com/me/net/http/pprof.Index'],
  ])('hide-profiler leaves of %s only %p', (stack, rest) => expect(left('hide-profiler', stack)).toBe(rest));

  it('folds what was folded before with what has come to stand beside it', () => {
    const stack = 'main.a;lib.x;lib.y;main.skip;lib.x;main.b';
    expect(left('only-my-code; only-my-code', stack)).toBe('main.a;2 library frames;main.skip;1 library frame;main.b');
    expect(left('only-my-code; HF: skip; only-my-code', stack)).toBe('main.a;3 library frames;main.b');
  });
});

/** A stack: its names, root first, and its own amounts. */
interface Stack {
  readonly path: readonly string[];
  readonly own: Amounts;
}

const plus = (one: Amounts | undefined, other: Amounts): Amounts => other.map((amount, i) => amount + (one?.[i] ?? 0));

/** The stacks of nodes by path: leaves, and what has an amount of its own. */
function stacksOf(nodes: ByPath): Stack[] {
  const below = new Map<string, Amounts>();
  for (const [path, amounts] of nodes) {
    const parent = path.slice(0, Math.max(path.lastIndexOf(';'), 0));
    if (path !== '') {
      below.set(parent, plus(below.get(parent), amounts));
    }
  }
  return [...nodes].flatMap(([path, amounts]) => {
    const own = amounts.map((amount, i) => amount - (below.get(path)?.[i] ?? 0));
    return below.has(path) && own.every((amount) => amount === 0) ? [] : [{ path: path.split(';').slice(1), own }];
  });
}

function nodesOfStacks(stacks: readonly Stack[], amounts: number): ByPath {
  const nodes: ByPath = new Map([['', Array.from({ length: amounts }, () => 0)]]);
  for (const { path, own } of stacks) {
    for (let depth = 0; depth <= path.length; depth++) {
      const key = path
        .slice(0, depth)
        .map((name) => `;${name}`)
        .join('');
      nodes.set(key, plus(nodes.get(key), own));
    }
  }
  return nodes;
}

const runOf = (name: string): number => Number(/^(\d+) library frames?$/.exec(name)?.[1] ?? 1);

/** Folding, stack by stack: runs first without their lengths, then named after the longest with the same path. */
function foldStacks(stacks: readonly Stack[]): Stack[] {
  const longest = new Map<string, number>();
  const folded = stacks.map(({ path, own }) => {
    const kept: string[] = [];
    let run = 0;
    for (const name of path) {
      run = isOwnName(name) ? 0 : run + runOf(name);
      if (run === 0 || kept.at(-1) !== '*') {
        kept.push(run === 0 ? name : '*');
      }
      longest.set(kept.join(';'), Math.max(longest.get(kept.join(';')) ?? 0, run));
    }
    return { path: kept, own };
  });
  const nameAt = (path: readonly string[], depth: number): string => {
    const run = longest.get(path.slice(0, depth + 1).join(';'));
    return path[depth] === '*' ? `${run} library frame${run === 1 ? '' : 's'}` : path[depth];
  };
  return folded.map(({ path, own }) => ({ path: path.map((_, depth) => nameAt(path, depth)), own }));
}

/** A filter on stacks as its description says it, slow and plain. */
function filterStacks(stacks: readonly Stack[], filter: Filter): Stack[] {
  if (filter.kind === 'preset') {
    return filter.preset === 'only-my-code'
      ? foldStacks(stacks)
      : stacks.map(({ path, own }) => ({ path: path.filter((name, i) => name !== path[i - 1]), own }));
  }
  const { kind, pattern } = filter;
  const isMatch = (name: string): boolean => new RegExp(pattern.text, 'i').test(name);
  return stacks.flatMap(({ path, own }) => {
    const first = path.findIndex(isMatch);
    switch (kind) {
      case 'show-stack':
        return first < 0 ? [] : [{ path, own }];
      case 'hide-stack':
        return first < 0 ? [{ path, own }] : [];
      case 'hide-frame':
        return [{ path: path.filter((name) => !isMatch(name)), own }];
      case 'show-from-frame':
      case 'pivot':
        return first < 0 ? [] : [{ path: path.slice(first), own }];
    }
  });
}

const NAMES = ['main.a', 'main.b', 'lib.x', 'lib.y', 'runtime.f', 'é'];
const stackText = fc
  .tuple(fc.array(fc.constantFrom(...NAMES), { maxLength: 7 }), fc.integer({ min: 0, max: 9 }))
  .map(([path, value]) => `${path.join(';')}${path.length > 0 ? ' ' : ''}${value}`);
const profileText = fc.array(stackText, { maxLength: 12 }).map((lines) => lines.join('\n'));
const anyDelta = fc.tuple(profileText, profileText).map(([before, after]) => deltaOf(before, after));
const anyPattern = fc.constantFrom('^main', 'a$', 'lib', 'x|f', 'é', '.', 'nothing', '^runtime', 'library');
const anyFilter = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom<FilterKind>('show-stack', 'hide-stack', 'show-from-frame', 'hide-frame', 'pivot'),
      pattern: fc.record({ form: fc.constant('regex' as const), text: anyPattern }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Filter>(
      { kind: 'preset', preset: 'only-my-code' },
      { kind: 'preset', preset: 'no-recursion' }
    ),
  }
);
const asked = (kind: FilterKind, text: string): Filter[] => [{ kind, pattern: { form: 'regex', text } }];

/** The same tree with all siblings the other way round. */
function withSiblingsReversed(tree: GrowthTree): GrowthTree {
  const order: number[] = [];
  const waiting = [0];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    order.push(node);
    for (let child = node + 1; child < tree.end[node]; child = tree.end[child]) {
      waiting.push(child);
    }
  }
  return {
    ...tree,
    frame: Int32Array.from(order, (node) => tree.frame[node]),
    end: Int32Array.from(order, (node, place) => place + tree.end[node] - node),
    totalBefore: Float64Array.from(order, (node) => tree.totalBefore[node]),
    grown: Float64Array.from(order, (node) => tree.grown[node]),
    shrunk: Float64Array.from(order, (node) => tree.shrunk[node]),
  };
}

const sorted = (nodes: ByPath): Array<[string, Amounts]> => [...nodes].sort(([one], [other]) => (one < other ? -1 : 1));

describe('filterTree, whatever the tree', () => {
  it('does to a tree what it says it does to stacks', () => {
    fc.assert(
      fc.property(anyDelta, fc.array(anyFilter, { minLength: 1, maxLength: 4 }), (tree, filters) => {
        const expected = filters.reduce(
          (nodes, filter) => nodesOfStacks(filterStacks(stacksOf(nodes), filter), 3),
          nodesOf(tree)
        );
        expect(sorted(nodesOf(filtered(tree, filters)))).toEqual(sorted(expected));
      }),
      { numRuns: 500 }
    );
  });

  it('keeps the amounts of the root where frames go and stacks stay', () => {
    const merging = fc.oneof(
      anyPattern.map((pattern) => asked('hide-frame', pattern)[0]),
      fc.constantFrom(...filtersOf('only-my-code; no-recursion; hide-runtime'))
    );
    fc.assert(
      fc.property(anyDelta, fc.array(merging, { maxLength: 4 }), (tree, filters) => {
        expect(amountsAt(filtered(tree, filters), 0)).toEqual(amountsAt(tree, 0));
      })
    );
  });

  it('parts the amounts of the root between what SS and HS of one pattern keep', () => {
    fc.assert(
      fc.property(anyDelta, anyPattern, (tree, pattern) => {
        const shown = filtered(tree, asked('show-stack', pattern));
        const rest = filtered(tree, asked('hide-stack', pattern));
        expect(plus(amountsAt(shown, 0), amountsAt(rest, 0))).toEqual(amountsAt(tree, 0));
      })
    );
  });

  it('does not mind the order of siblings', () => {
    fc.assert(
      fc.property(anyDelta, fc.array(anyFilter, { maxLength: 3 }), (tree, filters) => {
        const reversed = filtered(withSiblingsReversed(tree), filters);
        expect(sorted(nodesOf(reversed))).toEqual(sorted(nodesOf(filtered(tree, filters))));
      })
    );
  });

  it('names as the source of a node the one of its frame that grew most', () => {
    fc.assert(
      fc.property(anyDelta, fc.array(anyFilter, { maxLength: 3 }), (tree, filters) => {
        const { source, frame, firstFoldedFrame } = filtered(tree, filters);
        expect(source.length).toBe(frame.length);
        expect(source[0]).toBe(0);
        for (let node = 1; node < source.length; node++) {
          expect(frame[node] >= firstFoldedFrame || tree.frame[source[node]] === frame[node]).toBe(true);
        }
        expect(new Set(source).size).toBe(source.length);
      })
    );
    const tree = deltaOf('main.a;lib.x;main.b 9\n main.a;main.b 1', 'main.a;lib.x;main.b 9\n main.a;main.b 5');
    const hidden = filtered(tree, 'HF: lib.x');
    const nodes = [...nodesOf(tree).keys()];
    expect([...nodesOf(hidden).keys()].indexOf(';main.a;main.b')).toBe(2);
    expect(nodes[hidden.source[2]]).toBe(';main.a;main.b');
  });
});

describe('filterTree, at the limits', () => {
  const LINES = ['SS: leaf', 'HS: leaf', 'SFF: lib', 'HF: lib', 'only-my-code', 'no-recursion', 'HF: .'];

  /** A chain of two frames in turn, 200,000 deep, with a leaf. */
  function chain(): SnapshotTree {
    const length = 200_000;
    const name = ['main.a', 'lib.x', 'main.leaf'];
    return {
      length,
      unit: 'bytes',
      frames: { length: 3, name, file: ['', '', ''], line1: new Int32Array(3) },
      frame: Int32Array.from({ length }, (_, i) => (i === 0 ? NONE : i === length - 1 ? 2 : i % 2)),
      end: new Int32Array(length).fill(length),
      total: new Float64Array(length).fill(2 ** 53),
    };
  }

  it.each(LINES)('%s holds on a stack of 200,000 frames and 2^53 bytes, and pauses', (line) => {
    const tree = chain();
    const work = filterTree(tree, filtersOf(line), { isOwn: isOwnIn(tree.frames) });
    let pauses = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) {
      pauses++;
    }
    const { total, length } = step.value;
    expect(pauses).toBeGreaterThan(0);
    expect(total[0]).toBe(line === 'HS: leaf' ? 0 : 2 ** 53);
    expect(total[length - 1]).toBe(total[0]);
  });

  it.each(LINES)('%s holds on 100,000 siblings', (line) => {
    const siblings = 100_000;
    const length = siblings + 1;
    const name = Array.from({ length: siblings }, (_, i) => `${i % 2 === 0 ? 'lib' : 'main'}.leaf${i}`);
    const tree: SnapshotTree = {
      length,
      unit: 'bytes',
      frames: { length: siblings, name, file: name.map(() => ''), line1: new Int32Array(siblings) },
      frame: Int32Array.from({ length }, (_, i) => i - 1),
      end: Int32Array.from({ length }, (_, i) => (i === 0 ? length : i + 1)),
      total: Float64Array.from({ length }, (_, i) => (i === 0 ? siblings : 1)),
    };
    const { total } = filterSnapshot(tree, line);
    expect(total[0]).toBe({ 'HS: leaf': 0, 'SFF: lib': siblings / 2 }[line] ?? siblings);
  });
});
