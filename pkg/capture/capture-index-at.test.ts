// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { heapProfileFromText } from '#pkg/testkit';
import { autoBeforeIndex, captureIndexAt, CaptureHistory, GOROUTINES, HEAP_INUSE_SPACE } from './index';
import { memoryOf, scrapeOf } from './testdata/scrape-of';

describe('captureIndexAt', () => {
  /** One capture a second. */
  function levels(...bytes: number[]): CaptureHistory {
    const history = new CaptureHistory();
    bytes.forEach((one, i) =>
      history.add(scrapeOf((i + 1) * 1000, { heap: heapProfileFromText(`main.put 1 1 1 ${one}`) }))
    );
    return history;
  }

  it.each([
    [[], undefined],
    [[5], 0],
    [[5, 9], 0],
    [[9, 5, 9], 0],
    [Array.from({ length: 19 }, (_, i) => i + 1), 0],
  ])('of the few levels %p takes capture %p as the one before', (bytes, expected) => {
    expect(captureIndexAt(levels(...bytes), 'auto-before')).toBe(expected);
  });

  it('goes on to the first trough after warm-up', () => {
    const falling = [90, 80, 70, 60, 50, 40];
    const bytes = [...falling, ...Array.from({ length: 24 }, (_, i) => 41 + i)];
    expect(captureIndexAt(levels(...bytes), 'auto-before')).toBe(5);
  });

  it('skips the first tenth as warm-up', () => {
    const bytes = Array.from({ length: 40 }, (_, i) => i + 1);
    expect(captureIndexAt(levels(...bytes), 'auto-before')).toBe(4);
  });

  it('takes the newest capture that has rows as the one after', () => {
    const history = levels(1, 2, 3);
    history.add(scrapeOf(9000));
    expect(captureIndexAt(history, 'auto-after')).toBe(2);
    expect(captureIndexAt(history, 'auto-after', GOROUTINES)).toBeUndefined();
  });

  it.each([
    [0, 0],
    [1400, 0],
    [1500, 0],
    [1501, 1],
    [99_000, 2],
  ])('finds the capture nearest to %p ms', (moment, expected) => {
    expect(captureIndexAt(levels(1, 2, 3), moment)).toBe(expected);
  });

  /** One capture a millisecond. */
  const withCycles = (...levelsAndCycles: Array<readonly [bytes: number, gcCycles: number]>): CaptureHistory => {
    const history = new CaptureHistory();
    levelsAndCycles.forEach(([bytes, gcCycles], i) =>
      history.add(scrapeOf(i, { heap: heapProfileFromText(`main.a 1 1 1 ${bytes}`), memory: memoryOf({ gcCycles }) }))
    );
    return history;
  };

  it('does not take a repeated heap profile for the end of a fall', () => {
    const falling = [90, 80, 70, 60, 50, 40].flatMap((bytes, i) => [[bytes, i] as const, [bytes, i] as const]);
    const rising = Array.from({ length: 24 }, (_, i) => [41 + i, 9 + i] as const);
    expect(captureIndexAt(withCycles(...falling, ...rising), 'auto-before')).toBe(10);
  });

  it('takes the last capture after a GC as the one after, and the newest while there was none', () => {
    expect(captureIndexAt(withCycles([1, 1], [2, 2], [2, 2], [2, 2]), 'auto-after')).toBe(1);
    expect(captureIndexAt(withCycles([1, 1], [1, 1], [1, 1]), 'auto-after')).toBe(2);
    expect(captureIndexAt(withCycles([9, 7], [1, 1], [1, 1]), 'auto-after')).toBe(2);
  });

  it('never crosses a restart on its own: what is before is of the process of what is after', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(9)), { minLength: 1, maxLength: 60 }), (steps) => {
        const history = withCycles(...steps);
        history.captures.forEach((_, afterIndex) => {
          const beforeIndex = autoBeforeIndex(history, afterIndex, HEAP_INUSE_SPACE) ?? -1;
          expect(beforeIndex).toBeLessThanOrEqual(afterIndex);
          expect(history.captures.slice(beforeIndex + 1, afterIndex + 1).some(({ restart }) => restart)).toBe(false);
        });
        const [before, after] = [captureIndexAt(history, 'auto-before'), captureIndexAt(history, 'auto-after')];
        expect(history.captures.slice((before ?? -1) + 1, (after ?? -1) + 1).some(({ restart }) => restart)).toBe(
          false
        );
      })
    );
  });

  it('stays in the running process for "auto-before"', () => {
    const history = new CaptureHistory();
    [9, 10, 1, 2, 3].forEach((gcCycles, i) =>
      history.add(scrapeOf(i, { heap: heapProfileFromText(`main.a 1 1 1 ${i + 1}`), memory: memoryOf({ gcCycles }) }))
    );
    expect(captureIndexAt(history, 'auto-before')).toBe(2);
  });
});
