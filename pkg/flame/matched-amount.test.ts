// SPDX-License-Identifier: Apache-2.0
import { flameSides, matchedAmount } from './index';

// total -> leak(5) -> put(3) -> leak(2); total -> put(4)
const [side] = flameSides(
  {
    ...{ length: 5, unit: 'bytes' },
    frames: { length: 2, name: ['leak', 'put'], file: ['', ''], line1: new Int32Array(2) },
    frame: Int32Array.of(-1, 0, 1, 0, 1),
    end: Int32Array.of(5, 4, 4, 4, 5),
    total: Float64Array.of(9, 5, 3, 2, 4),
  },
  'growth'
);

describe('matchedAmount', () => {
  it('counts a match inside another match once', () => {
    expect(matchedAmount(side, Uint8Array.of(1, 0))).toBe(5);
    expect(matchedAmount(side, Uint8Array.of(0, 1))).toBe(7);
    expect(matchedAmount(side, Uint8Array.of(0, 0))).toBe(0);
  });
});
