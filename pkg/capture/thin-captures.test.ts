// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { Capture } from './capture';
import { MIN_CAPTURES, thinCaptures } from './thin-captures';

/** One letter a capture: "." plain, "g" after a forced GC, "R" first of a process. */
function capturesOf(letters: string): Capture[] {
  return Array.from(letters, (letter, i) => ({
    timeUnixMs: i,
    memory: undefined,
    rows: {},
    forcedGc: letter === 'g',
    restart: letter === 'R',
    scraperAllocBytes: 0,
    heapPeriodBytes: 0,
  }));
}

const keptTimes = (letters: string) => thinCaptures(capturesOf(letters)).map((capture) => capture.timeUnixMs);

describe('thinCaptures', () => {
  it('drops every second capture of the older half', () => {
    expect(keptTimes('............')).toEqual([0, 1, 3, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('keeps captures after a forced GC wherever they fall', () => {
    expect(keptTimes('..g.g.......')).toEqual([0, 2, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('keeps the first capture of each process', () => {
    const letters = '.'.padEnd(40, '...R....');
    const starts = Array.from(letters.matchAll(/R/g), (match) => match.index);
    expect(starts).toHaveLength(5);
    expect(keptTimes(letters)).toEqual(expect.arrayContaining([0, ...starts]));
    expect(keptTimes(letters).length).toBeLessThan(36);
  });

  it('drops the oldest when there are only first captures', () => {
    const kept = thinCaptures(capturesOf('.RRRRRRR'));
    expect(kept.map((capture) => capture.timeUnixMs)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(kept[0].restart).toBe(false);
  });

  it('always removes something, and never the newest half, the running process’s first, or the order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('.', 'g', 'R'), minLength: MIN_CAPTURES + 1, maxLength: 60 }),
        (letters) => {
          const all = capturesOf('.' + letters.slice(1));
          const kept = thinCaptures(all);
          const times = kept.map((capture) => capture.timeUnixMs);
          const runningFirst = Math.max(0, letters.slice(1).lastIndexOf('R') + 1);
          expect(times.length).toBeLessThan(all.length);
          expect([...times].sort((a, b) => a - b)).toEqual(times);
          expect(times).toContain(runningFirst);
          expect(times).toContain(all.length - 1);
          expect(kept[0].restart).toBe(false);
        }
      )
    );
  });
});
