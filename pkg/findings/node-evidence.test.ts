// SPDX-License-Identifier: Apache-2.0
import { finishAtOnce } from '#pkg/base';
import { buildDeltaTree, type DeltaTree } from '#pkg/calltree';
import { CaptureHistory, GOROUTINES, HEAP_INUSE_SPACE, NOTHING_TOLD, stacksAt } from '#pkg/capture';
import { goroutineProfileFromText, heapProfileFromText } from '#pkg/testkit';
import { computeNodeEvidence } from './node-evidence';

/** One capture a second; GC cycle k at capture k unless told otherwise. */
function heapHistory(profiles: readonly string[], gcCycles = profiles.map((_, index) => index)): CaptureHistory {
  const history = new CaptureHistory();
  profiles.forEach((text, index) =>
    history.add({
      timeUnixMs: 1000 * (index + 1),
      memory: { ...NOTHING_TOLD, origin: 'vars', gcCycles: gcCycles[index] },
      heap: heapProfileFromText(text),
      goroutine: undefined,
      forcedGc: false,
      warnings: [],
    })
  );
  return history;
}

function evidenceOf(history: CaptureHistory, profileTypeId: string) {
  const range = { profileTypeId, beforeIndex: 0, afterIndex: history.captures.length - 1 };
  const delta = buildDeltaTree(
    finishAtOnce(stacksAt(history, range.beforeIndex, profileTypeId)),
    finishAtOnce(stacksAt(history, range.afterIndex, profileTypeId))
  );
  return { delta, evidence: finishAtOnce(computeNodeEvidence(history, delta, range)) };
}

function nodeNamed(delta: DeltaTree, name: string): number {
  return delta.frame.findIndex((frame) => delta.frames.name[frame] === name);
}

describe('computeNodeEvidence', () => {
  it('tells a steady climb from one jump of the same size', () => {
    const history = heapHistory(
      [0, 1, 2, 3, 4].map(
        (step) => `main.main;main.climb ${step} ${step}e8 ${step + 1} ${step + 1}00000000
                   main.main;main.jump 9 9e8 1 ${step < 4 ? 100000000 : 500000000}`
      )
    );
    const { delta, evidence } = evidenceOf(history, HEAP_INUSE_SPACE);
    const climb = nodeNamed(delta, 'main.climb');
    const jump = nodeNamed(delta, 'main.jump');
    expect([evidence.rises[climb], evidence.steps]).toEqual([4, 4]);
    expect(evidence.evidence[climb]).toBeGreaterThan(0.9);
    expect(evidence.rises[jump]).toBe(1);
    expect(evidence.evidence[jump]).toBeLessThan(0.3);
  });

  it('does not count captures without a new GC: their heap profile repeats the last', () => {
    const rising = [1, 1, 2, 2, 3].map((value) => `main.main;main.climb 9 9e8 ${value} ${value}00000000`);
    const { delta, evidence } = evidenceOf(heapHistory(rising, [1, 1, 2, 2, 3]), HEAP_INUSE_SPACE);
    expect([evidence.rises[nodeNamed(delta, 'main.climb')], evidence.steps]).toEqual([2, 2]);
  });

  it('tells a leak, which keeps what it allocates, from churn, which does not', () => {
    const { delta, evidence } = evidenceOf(
      heapHistory([
        'main.main;main.leak 100 1000 100 1000\nmain.main;main.churn 100 1000 10 100',
        'main.main;main.leak 300 3000 300 3000\nmain.main;main.churn 300 3000 12 120',
      ]),
      HEAP_INUSE_SPACE
    );
    expect(evidence.kept[nodeNamed(delta, 'main.leak')]).toBe(1);
    expect(evidence.kept[nodeNamed(delta, 'main.churn')]).toBeCloseTo(0.01, 10);
  });

  it('gives small sampled objects the error of a Poisson sample: one over the root of the new samples', () => {
    // 64 B objects, R = 512 KiB: p is 1/8192, so 81,920 objects are 10 samples of a pure leak.
    const { delta, evidence } = evidenceOf(
      heapHistory([
        'main.main;main.leak 81920 5242880 81920 5242880',
        'main.main;main.leak 163840 10485760 163840 10485760',
      ]),
      HEAP_INUSE_SPACE
    );
    const relativeError = evidence.standardError[nodeNamed(delta, 'main.leak')] / 5_242_880;
    expect(relativeError).toBeCloseTo(1 / Math.sqrt(10), 2);
  });

  it('knows when a node was first seen', () => {
    const { delta, evidence } = evidenceOf(
      heapHistory([
        'main.main;main.old 1 9 1 9',
        'main.main;main.old 1 9 1 9\nmain.main;main.young 1 9 1 9',
        'main.main;main.young 1 9 1 9',
      ]),
      HEAP_INUSE_SPACE
    );
    expect(evidence.firstSeenUnixMs[nodeNamed(delta, 'main.old')]).toBe(1000);
    expect(evidence.firstSeenUnixMs[nodeNamed(delta, 'main.young')]).toBe(2000);
  });

  it('takes goroutine counts as exact and has no retention for them', () => {
    const history = new CaptureHistory();
    [1, 2, 3].forEach((count) =>
      history.add({
        timeUnixMs: 1000 * count,
        memory: undefined,
        heap: undefined,
        goroutine: goroutineProfileFromText(`main.main;main.block ${count}`),
        forcedGc: false,
        warnings: [],
      })
    );
    const { delta, evidence } = evidenceOf(history, GOROUTINES);
    const block = nodeNamed(delta, 'main.block');
    expect(evidence.evidence[block]).toBe(1);
    expect(evidence.standardError[block]).toBe(0);
    expect(evidence.kept[block]).toBeNaN();
  });

  it('says nothing about trends from two captures', () => {
    const { evidence } = evidenceOf(
      heapHistory(['main.main;main.a 1 1 1 1', 'main.main;main.a 2 2 2 2']),
      HEAP_INUSE_SPACE
    );
    expect([...evidence.evidence]).toEqual([...evidence.evidence].map(() => Number.NaN));
  });
});
