// SPDX-License-Identifier: Apache-2.0
import { finishAtOnce } from '#pkg/base';
import { CaptureHistory, GOROUTINES, HEAP_INUSE_SPACE, NOTHING_TOLD, type Scrape } from '#pkg/capture';
import { goroutineProfileFromText, heapProfileFromText } from '#pkg/testkit';
import type { EvidenceRange } from './evidence-range';
import { readServiceSeries, scoreService } from './score-service';
import { scoreSuspects, type SuspectScore } from './score-suspects';

const COUNT = 60;

/** A capture each 30 s, a GC before each. */
function historyOf(parts: (i: number) => Partial<Scrape>): CaptureHistory {
  const history = new CaptureHistory();
  for (let i = 0; i < COUNT; i++) {
    history.add({
      timeUnixMs: i * 30_000,
      memory: { ...NOTHING_TOLD, origin: 'vars', gcCycles: i },
      heap: undefined,
      goroutine: undefined,
      forcedGc: false,
      warnings: [],
      ...parts(i),
    });
  }
  return history;
}

const range = { profileTypeId: HEAP_INUSE_SPACE, beforeIndex: 0, afterIndex: COUNT - 1 };

/** Objects of 64 KiB, seen with p = 0.1175, so that 8.5 stand for one sampled. */
const heapOf = (objects: number) => ({
  heap: heapProfileFromText(
    `main.main;main.put;fmt.Sprint ${objects} ${objects * 65_536} ${objects} ${objects * 65_536}\nmain.main;main.rest 1 100 1 100`
  ),
});

function scoreOf(history: CaptureHistory, functionName: string, of: EvidenceRange = range): SuspectScore {
  return finishAtOnce(scoreSuspects(history, [{ function: functionName }], { range: of }))[0];
}

describe('scoreSuspects', () => {
  it('scores all that passes through the function, with the error of sampling', () => {
    const history = historyOf((i) => heapOf(10 + 17 * i));
    const { score, growth, isTooFewObjects } = scoreOf(history, 'main.put');
    expect(score.score).toBeGreaterThan(80);
    expect(isTooFewObjects).toBe(false);
    expect(growth?.growthBytes).toBeCloseTo(17 * 59 * 65_536, -1);
    // A pure leak of n sampled objects: 1/sqrt(n) of itself, less what p says of large objects.
    const sampled = 17 * 59 * -Math.expm1(-65_536 / 524_288);
    expect(growth?.sampledObjects).toBeCloseTo(sampled);
    expect((growth?.standardErrorBytes ?? 0) / (growth?.growthBytes ?? 1)).toBeCloseTo(
      Math.sqrt(Math.exp(-65_536 / 524_288) / sampled)
    );
  });

  it.each([
    [42, true],
    [43, false],
  ])('with %p new objects of 64 KiB, 4.9 or 5.05 of them sampled, is held back: %p', (objects, isTooFewObjects) => {
    const history = historyOf((i) => heapOf(1 + Math.round((objects * i) / (COUNT - 1))));
    const scored = scoreOf(history, 'main.put');
    expect(scored.isTooFewObjects).toBe(isTooFewObjects);
    expect(scored.score.score > 50).toBe(!isTooFewObjects);
  });

  it('scores goroutine stacks, which are counted exactly', () => {
    const history = historyOf((i) => ({ goroutine: goroutineProfileFromText(`main.leak ${2 + i}\nmain.work 20`) }));
    const goroutines = { range: { ...range, profileTypeId: GOROUTINES } };
    expect(scoreOf(history, 'main.leak', goroutines.range)).toMatchObject({ growth: undefined });
    expect(scoreOf(history, 'main.leak', goroutines.range).score.score).toBeGreaterThan(80);
    expect(scoreOf(history, 'main.work', goroutines.range).score.score).toBeLessThan(50);
  });
});

describe('goroutines that are proved to be leaked', () => {
  const goroutine = goroutineProfileFromText('main.leak 3\nmain.work 20');
  const proved = { ...goroutine, sampleTypes: [{ type: 'goroutineleak', unit: 'count' }] };
  const leakOnly = { ...goroutineProfileFromText('main.leak 3'), sampleTypes: proved.sampleTypes };
  const history = historyOf((i) => ({ goroutine, ...(i % 10 === 0 && { goroutineLeak: leakOnly }) }));

  it('set the score of the service and of its goroutines to 100', () => {
    const score = scoreService(readServiceSeries(history));
    expect(score).toMatchObject({ score: 100, resource: 'goroutines', goroutines: { score: 100, evidence: 100 } });
    expect(score.proof).toMatchObject({ reason: 'proved', samples: 6, newest: { goroutines: 3 } });
  });

  it('do so from the third sample on', () => {
    const series = readServiceSeries(history);
    expect(scoreService(series, { untilSeconds: 599 })).toMatchObject({ proof: undefined, score: 0 });
    expect(scoreService(series, { untilSeconds: 600 }).score).toBe(100);
  });

  it('set that of the suspects among them, and of no others', () => {
    const goroutines = { range: { ...range, profileTypeId: GOROUTINES } };
    expect(scoreOf(history, 'main.leak', goroutines.range)).toMatchObject({
      isProved: true,
      score: { score: 100 },
    });
    expect(scoreOf(history, 'main.work', goroutines.range)).toMatchObject({
      isProved: false,
      score: { score: 0 },
    });
  });
});
