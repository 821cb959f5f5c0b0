// SPDX-License-Identifier: Apache-2.0
import { NOTHING_TOLD, type MemoryStats } from '#pkg/capture';
import { completeMemory } from './complete-memory';

const vars: MemoryStats = {
  ...NOTHING_TOLD,
  origin: 'vars',
  totalAllocBytes: 500,
  gcCycles: 7,
  lastGcUnixMs: 1000,
  nextGcBytes: 90,
};
// Asked for a moment later, after one more GC.
const metrics: MemoryStats = {
  ...NOTHING_TOLD,
  origin: 'metrics',
  totalAllocBytes: 600,
  gcCycles: 8,
  lastGcUnixMs: 2000,
  nextGcBytes: 95,
  heapLiveBytes: 45,
  rssBytes: 1,
};

describe('completeMemory', () => {
  it('takes all that is said of the last GC from where the live heap is told, and nothing else that is known', () => {
    expect(completeMemory(vars, metrics)).toMatchObject({
      origin: 'vars',
      totalAllocBytes: 500,
      gcCycles: 8,
      lastGcUnixMs: 2000,
      nextGcBytes: 95,
      heapLiveBytes: 45,
      rssBytes: 1,
    });
  });

  it.each([
    ['the live heap is not told', { heapLiveBytes: undefined }],
    ['the other does not say of which GC it is', { gcCycles: undefined }],
  ])('leaves the GC as it is known when %s', (_, told) => {
    expect(completeMemory(vars, { ...metrics, ...told })).toMatchObject({ gcCycles: 7, lastGcUnixMs: 1000 });
  });
});
