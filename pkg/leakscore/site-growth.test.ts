// SPDX-License-Identifier: Apache-2.0
import { siteGrowth } from './site-growth';

const PERIOD_BYTES = 524_288;

describe('siteGrowth', () => {
  it('has a relative error of 1/sqrt(new samples) for a pure leak of small objects', () => {
    // 16 sampled 64-byte objects stand for 8 MiB: the design's calibration gives 0.25.
    const growth = siteGrowth(
      [{ objectBytes: 64, inUseBefore: 100, allocatedBefore: 300, inUseAfter: 116, allocatedAfter: 316 }],
      PERIOD_BYTES
    );
    expect(growth.sampledObjects).toBe(16);
    expect(growth.growthBytes / 2 ** 23).toBeCloseTo(1, 3);
    expect(growth.standardErrorBytes / growth.growthBytes).toBeCloseTo(0.25, 3);
    expect(growth.highBytes - growth.growthBytes).toBeCloseTo(1.96 * growth.standardErrorBytes, 3);
  });

  it('knows large objects better than sqrt(R/B): 2 MiB at 128 MiB to 1.7 %', () => {
    // p = 0.98168 and 63 sampled objects stand for 128 MiB (design: leak score, 4).
    const growth = siteGrowth(
      [{ objectBytes: 2 ** 21, inUseBefore: 0, allocatedBefore: 0, inUseAfter: 63, allocatedAfter: 63 }],
      PERIOD_BYTES
    );
    expect(growth.growthBytes / 2 ** 27).toBeCloseTo(1, 2);
    expect(growth.standardErrorBytes / growth.growthBytes).toBeCloseTo(0.017, 3);
  });

  it('adds the noise of what came and went to that of what stayed, but never more than was there', () => {
    const bucket = { objectBytes: 64, inUseBefore: 10, allocatedBefore: 0, inUseAfter: 10 };
    const bytesPerSampled = 64 / (1 - Math.exp(-64 / PERIOD_BYTES));
    const errorAfter = (allocatedAfter: number) =>
      siteGrowth([{ ...bucket, allocatedAfter }], PERIOD_BYTES).standardErrorBytes / bytesPerSampled;
    expect(errorAfter(0)).toBe(0);
    expect(errorAfter(3)).toBeCloseTo(Math.sqrt(6), 3);
    expect(errorAfter(1000)).toBeCloseTo(Math.sqrt(20), 3);
  });

  it('adds up buckets, shrinking ones too', () => {
    const grown = { objectBytes: 1024, inUseBefore: 1, allocatedBefore: 1, inUseAfter: 4, allocatedAfter: 4 };
    const shrunk = { objectBytes: 1024, inUseBefore: 5, allocatedBefore: 9, inUseAfter: 2, allocatedAfter: 9 };
    expect(siteGrowth([grown, shrunk], PERIOD_BYTES)).toMatchObject({ growthBytes: 0, sampledObjects: 0 });
    expect(siteGrowth([grown, shrunk], PERIOD_BYTES).standardErrorBytes).toBeGreaterThan(0);
  });

  it('is exact when every object is recorded', () => {
    const record = { objectBytes: 48, inUseBefore: 0, allocatedBefore: 0, inUseAfter: 10, allocatedAfter: 12 };
    expect(siteGrowth([record], 1)).toEqual({
      ...{ growthBytes: 480, standardErrorBytes: 0, lowBytes: 480, highBytes: 480, sampledObjects: 10 },
    });
  });

  it('gives numbers for no buckets, buckets without size and counts that fell', () => {
    const fell = { objectBytes: 64, inUseBefore: 9, allocatedBefore: 90, inUseAfter: 1, allocatedAfter: 2 };
    for (const records of [[], [{ ...fell, objectBytes: 0 }], [fell]]) {
      expect(Object.values(siteGrowth(records, PERIOD_BYTES)).every(Number.isFinite)).toBe(true);
    }
  });
});
