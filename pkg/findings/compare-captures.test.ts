// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { balanceOf, buildDeltaTree, type DeltaTree } from '#pkg/calltree';
import {
  CaptureHistory,
  GOROUTINE_LEAKS,
  GOROUTINES,
  HEAP_INUSE_SPACE,
  NOTHING_TOLD,
  snapshotOf,
  stacksAt,
  type HistoryLimits,
} from '#pkg/capture';
import { goroutineProfileFromText, heapProfileFromText } from '#pkg/testkit';
import { compareCaptures } from './compare-captures';

/** In-use bytes per stack, twice as many allocated; a capture a second, a GC each. */
function heapHistory(
  texts: readonly string[],
  gcCycles = texts.map((_, i) => i),
  limits?: HistoryLimits
): CaptureHistory {
  const history = new CaptureHistory(limits);
  texts.forEach((text, i) => addHeap(history, text, { timeUnixMs: 1000 * (i + 1), gcCycles: gcCycles[i] }));
  return history;
}

function addHeap(
  history: CaptureHistory,
  text: string,
  at: { timeUnixMs: number; gcCycles: number | undefined }
): void {
  const lines = text.split('\n').map((line) => {
    const [stack, bytes] = line.split(' ');
    return `${stack} 1 ${2 * Number(bytes)} 1 ${bytes}`;
  });
  history.add({
    ...{ timeUnixMs: at.timeUnixMs, goroutine: undefined, forcedGc: false, warnings: [] },
    memory: { ...NOTHING_TOLD, origin: 'vars', gcCycles: at.gcCycles },
    heap: heapProfileFromText(lines.join('\n')),
  });
}

function compareEnds(history: CaptureHistory, profileTypeId = HEAP_INUSE_SPACE) {
  return finishAtOnce(
    compareCaptures(history, { profileTypeId, beforeIndex: 0, afterIndex: history.captures.length - 1 })
  );
}

/** Total by path, zeros left out. */
function totalsByPath(tree: DeltaTree, totals: Float64Array): Map<string, number> {
  const path: string[] = [];
  const byPath = new Map<string, number>();
  for (let node = 0; node < tree.length; node++) {
    const name = node === 0 ? '' : tree.frames.name[tree.frame[node]];
    path[node] = node === 0 ? '' : `${path[tree.parent[node]]};${name}`;
    if (totals[node] !== 0) {
      byPath.set(path[node], totals[node]);
    }
  }
  return byPath;
}

const sorted = (map: Map<string, number>) => [...map].sort(([one], [other]) => (one < other ? -1 : 1));
const texts = fc.array(
  fc
    .array(
      fc.tuple(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 99 })
      ),
      {
        minLength: 1,
        maxLength: 8,
      }
    )
    .map((rows) => rows.map(([stack, bytes]) => `${stack.join(';')} ${bytes}`).join('\n')),
  { minLength: 2, maxLength: 40 }
);

describe('compareCaptures', () => {
  it('has a place for every stack of the captures it shows, with their exact totals', () => {
    fc.assert(
      fc.property(texts, (captures) => {
        const history = heapHistory(captures);
        const { tree, evidence } = compareEnds(history);
        expect(evidence.history).toHaveLength(Math.min(16, captures.length));
        expect(evidence.historyUnixMs).toHaveLength(evidence.history.length);
        evidence.historyUnixMs.forEach((timeUnixMs, k) => {
          const stacks = finishAtOnce(stacksAt(history, timeUnixMs / 1000 - 1, HEAP_INUSE_SPACE));
          const alone = buildDeltaTree(stacks, stacks);
          expect(sorted(totalsByPath(tree, evidence.history[k]))).toEqual(
            sorted(totalsByPath(alone, alone.totalAfter))
          );
        });
      }),
      { numRuns: 40 }
    );
  });

  it('says the same of a snapshot in turns, whatever comes in and is dropped meanwhile', () => {
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 1, max: 20 }), (captures, later, pauses) => {
        // Full: each capture that comes in makes the history drop some.
        const history = heapHistory(captures, undefined, { maxCaptures: captures.length });
        const atOnce = compareEnds(heapHistory(captures));
        const snapshot = snapshotOf(history);
        const range = { profileTypeId: HEAP_INUSE_SPACE, beforeIndex: 0, afterIndex: snapshot.captures.length - 1 };
        const work = compareCaptures(snapshot, range);
        for (let i = 0; i < pauses; i++) {
          expect(work.next().done).toBe(false);
        }
        later.forEach((text, i) => addHeap(history, `new${i};${text}`, { timeUnixMs: 1e6 + i, gcCycles: 1000 + i }));
        expect(finishAtOnce(work)).toEqual(atOnce);
      }),
      { numRuns: 40 }
    );
  });

  it('is balanced as the two ends alone are', () => {
    fc.assert(
      fc.property(texts, (captures) => {
        const history = heapHistory(captures);
        const ends = buildDeltaTree(
          finishAtOnce(stacksAt(history, 0, HEAP_INUSE_SPACE)),
          finishAtOnce(stacksAt(history, captures.length - 1, HEAP_INUSE_SPACE))
        );
        expect(balanceOf(compareEnds(history).tree)).toEqual(balanceOf(ends));
      }),
      { numRuns: 40 }
    );
  });

  it('begins with before and ends with after, also when after repeats the capture before it', () => {
    const history = heapHistory(['a 1', 'a 2', 'a 3', 'a 3'], [0, 1, 2, 2]);
    const { evidence } = compareEnds(history);
    expect(evidence.historyUnixMs).toEqual([1000, 2000, 4000]);
    expect(evidence.history.map((totals) => totals[0])).toEqual([1, 2, 3]);
    expect(evidence.steps).toBe(2);
    const repeated = compareEnds(heapHistory(['a 1', 'a 1', 'a 1'], [0, 0, 0])).evidence;
    expect([repeated.historyUnixMs, repeated.steps]).toEqual([[1000, 3000], 0]);
  });

  it('says what was allocated in between, and nothing across a restart', () => {
    const { tree, evidence } = compareEnds(heapHistory(['a;b 10\na;c 5', 'a;b 30\na;c 5']));
    const allocated = totalsByPath(tree, evidence.allocated);
    expect(sorted(allocated)).toEqual([
      ['', 40],
      [';a', 40],
      [';a;b', 40],
    ]);
    expect(evidence.kept[0]).toBe(0.5);
    const restarted = compareEnds(heapHistory(['a 10', 'a 30'], [9, 1])).evidence;
    expect([restarted.allocated[0], restarted.kept[0]]).toEqual([NaN, NaN]);
  });

  it('takes nothing away for a stack that is gone', () => {
    const { tree, evidence } = compareEnds(heapHistory(['a;b 10\na;c 50', 'a;b 30']));
    expect(totalsByPath(tree, evidence.allocated).get(';a')).toBe(40);
  });
});

describe('proven goroutines', () => {
  function goroutineHistory(leaks: ReadonlyArray<string | undefined>): CaptureHistory {
    const history = new CaptureHistory();
    leaks.forEach((leak, i) => {
      const profile = leak === undefined ? undefined : goroutineProfileFromText(leak);
      history.add({
        ...{ timeUnixMs: 1000 * (i + 1), memory: undefined, heap: undefined, forcedGc: false, warnings: [] },
        goroutine: goroutineProfileFromText(`main;wait;lock ${i + 5}\nmain;serve 3`),
        goroutineLeak: profile && { ...profile, sampleTypes: [{ type: 'goroutineleak', unit: 'count' }] },
      });
    });
    return history;
  }
  const provenOf = (history: CaptureHistory) => {
    const { tree, evidence } = compareEnds(history, GOROUTINES);
    return evidence.proven && sorted(totalsByPath(tree, evidence.proven));
  };

  it('are counted in each subtree from the newest sample', () => {
    const history = goroutineHistory(['main;wait;lock 2', undefined, 'main;wait;lock 4', undefined]);
    expect(history.captures[2].rows[GOROUTINE_LEAKS]).toBeDefined();
    expect(provenOf(history)).toEqual([
      ['', 4],
      [';main', 4],
      [';main;wait', 4],
      [';main;wait;lock', 4],
    ]);
  });

  it('are none while one sample is all there is, and unknown without any', () => {
    expect(provenOf(goroutineHistory([undefined, 'main;wait;lock 4']))).toEqual([]);
    expect(provenOf(goroutineHistory([undefined, undefined]))).toBeUndefined();
  });
});
