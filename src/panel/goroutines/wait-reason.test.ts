// SPDX-License-Identifier: Apache-2.0
import { colorManipulator, createTheme } from '@grafana/data';
import { growthPalette } from '../graph/growth-palette';
import { GLYPH_OF, PROVEN_GLYPH, WAIT_REASONS, waitReasonOf } from './wait-reason';

describe('waitReasonOf', () => {
  it.each([
    ['chan receive', 'chan-receive'],
    ['chan receive (nil chan)', 'never'],
    ['chan send (nil chan)', 'never'],
    ['select (no cases)', 'never'],
    ['select', 'select'],
    ['sync.RWMutex.RLock', 'lock'],
    ['sync.WaitGroup.Wait', 'wait-group'],
    ['sync.Cond.Wait', 'cond'],
    ['semacquire', 'lock'],
    ['runnable', 'running'],
    ['GC assist wait', 'other'],
    ['', undefined],
    [undefined, undefined],
  ])('makes of the state %j the kind %j', (state, reason) => {
    expect(waitReasonOf(state)).toBe(reason);
  });
});

describe('reasons of waits', () => {
  it('are told by a glyph of their own, none of which is the badge of proof', () => {
    const glyphs = [...WAIT_REASONS.map((reason) => GLYPH_OF[reason]), PROVEN_GLYPH];
    expect(new Set(glyphs).size).toBe(WAIT_REASONS.length + 1);
    expect(glyphs.every((glyph) => glyph.length === 1)).toBe(true);
  });

  it.each(['dark', 'light'] as const)('have readable labels in the %s theme', (mode) => {
    const { wait, waitMixed } = growthPalette(createTheme({ colors: { mode } }));
    for (const { fill, text } of [...wait.values(), waitMixed]) {
      expect(colorManipulator.getContrastRatio(text, fill)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
