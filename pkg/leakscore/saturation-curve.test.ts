// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { fillSaturation } from './saturation-curve';
import { SHAPE_GRIDS } from './shape-forms';

describe('fillSaturation', () => {
  it('is 1 - exp(-u/c) to 14 digits', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1 }), fc.constantFrom(...SHAPE_GRIDS.saturation), (list, constant) => {
        const curve = new Float64Array(list.length);
        fillSaturation(curve, Float64Array.from(list), constant);
        // Math.expm1 is the independent tool: V8's port of fdlibm.
        list.forEach((time, i) => expect(Math.abs(curve[i] + Math.expm1(-time / constant))).toBeLessThan(1e-14));
      })
    );
  });

  it('starts at 0, and is 1 for time constants that its table does not reach', () => {
    const curve = new Float64Array(3);
    fillSaturation(curve, Float64Array.of(0, 0.5, 1), 1e-4);
    expect([...curve]).toEqual([0, 1, 1]);
  });
});
