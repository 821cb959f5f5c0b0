// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { GOROUTINES, type Capture } from '#pkg/capture';
import { evidenceCaptures, historyCaptures } from './evidence-captures';

const rows = { [GOROUTINES]: { stack: new Int32Array(0), value: new Float64Array(0) } };

function capturesAt(length: number): Capture[] {
  return Array.from({ length }, (_, i) => ({
    ...{ timeUnixMs: i, memory: undefined, rows, forcedGc: false, restart: false },
    ...{ scraperAllocBytes: 0, heapPeriodBytes: 0 },
  }));
}

const rangeOf = (length: number) => ({ profileTypeId: GOROUTINES, beforeIndex: 0, afterIndex: length - 1 });

describe('the captures that are looked at', () => {
  it('are at most 60, with both ends, whatever the length of the history', () => {
    expect(evidenceCaptures(capturesAt(7), rangeOf(7))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const many = evidenceCaptures(capturesAt(2000), rangeOf(2000));
    expect([many.length, many[0], many.at(-1)]).toEqual([60, 0, 1999]);
  });

  it('are shown as 16 at most, evenly, ends included, fewer for more nodes and then some of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 1, max: 1_000_000 }), (length, nodes) => {
        const captures = capturesAt(length);
        const all = historyCaptures(captures, rangeOf(length), 1);
        const shown = historyCaptures(captures, rangeOf(length), nodes);
        expect([shown[0], shown.at(-1)]).toEqual([0, length - 1]);
        expect(all.length).toBe(Math.min(16, length));
        expect(shown.length * nodes).toBeLessThanOrEqual(Math.max(2 * nodes, 1 << 20));
        expect(shown.every((index) => all.includes(index))).toBe(true);
        const gaps = all.slice(1).map((index, i) => index - all[i]);
        // Thinned twice, each time rounded.
        expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * Math.min(...gaps) + 2);
      })
    );
  });
});
