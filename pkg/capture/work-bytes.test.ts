// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { Capture } from './capture';
import { memoryOf } from './testdata/scrape-of';
import { workBytesOf } from './work-bytes';

function captureOf(second: number, told: Partial<Capture> & { readonly totalAllocBytes?: number }): Capture {
  const { totalAllocBytes, ...parts } = told;
  return {
    timeUnixMs: second * 1000,
    memory: memoryOf({ totalAllocBytes }),
    rows: {},
    forcedGc: false,
    restart: false,
    scraperAllocBytes: 0,
    heapPeriodBytes: 524_288,
    ...parts,
  };
}

describe('workBytesOf', () => {
  it('subtracts what being watched costs', () => {
    const captures = [0, 1, 2, 3].map((i) =>
      captureOf(i, { totalAllocBytes: 1000 + 300 * i, scraperAllocBytes: 100 + 200 * i })
    );
    const workAt = workBytesOf(captures);
    expect([0, 1, 2, 3].map((i) => workAt(i * 1000, 0))).toEqual([900, 1000, 1100, 1200]);
  });

  it('spreads a jump of the sampled cost instead of showing it as idleness', () => {
    const captures = Array.from({ length: 101 }, (_, i) =>
      captureOf(i, { totalAllocBytes: 1000 * (i + 1), scraperAllocBytes: i < 50 ? 0 : 8200 })
    );
    const workAt = workBytesOf(captures);
    const increments = captures.slice(1).map((_, i) => (workAt((i + 1) * 1000, 0) ?? 0) - (workAt(i * 1000, 0) ?? 0));
    expect(Math.min(...increments)).toBeCloseTo(1000 - 8200 / 41);
    expect(increments.filter((increment) => increment < 999)).toHaveLength(41);
  });

  it('keeps the cost known before where a capture has no heap profile', () => {
    const captures = [
      captureOf(0, { totalAllocBytes: 1000, scraperAllocBytes: 400 }),
      captureOf(1, { totalAllocBytes: 1100, heapPeriodBytes: 0 }),
      captureOf(2, { totalAllocBytes: 1200, scraperAllocBytes: 400 }),
    ];
    expect(workBytesOf(captures)(1000, 0)).toBe(700);
  });

  it('interpolates between captures, holds the ends, and never crosses a restart', () => {
    const captures = [
      captureOf(0, { totalAllocBytes: 100 }),
      captureOf(2, { totalAllocBytes: 300 }),
      captureOf(4, { totalAllocBytes: 10, restart: true }),
    ];
    const workAt = workBytesOf(captures);
    expect([-1, 1, 3].map((second) => workAt(second * 1000, 0))).toEqual([100, 200, 300]);
    expect(workAt(3000, 1)).toBe(10);
    expect(workAt(3000, 2)).toBeUndefined();
  });

  it('does not know the work of a process that never told TotalAlloc', () => {
    expect(workBytesOf([captureOf(0, {})])(0, 0)).toBeUndefined();
  });

  it('never falls and is never negative', () => {
    const step = fc.record({ total: fc.nat(1000), own: fc.nat(3000) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 80 }), (steps) => {
        let total = 0;
        const captures = steps.map((one, i) =>
          captureOf(i, { totalAllocBytes: (total += one.total), scraperAllocBytes: one.own })
        );
        const workAt = workBytesOf(captures);
        const work = captures.map((capture) => workAt(capture.timeUnixMs, 0) ?? NaN);
        expect(work.every((value, i) => value >= (work[i - 1] ?? 0))).toBe(true);
      })
    );
  });
});
