// SPDX-License-Identifier: Apache-2.0
import { chooseLimit } from './choose-limit';

const MIB = 1024 * 1024;
const footprint = { rssBytes: 200 * MIB, liveBytes: 100 * MIB };

describe('chooseLimit', () => {
  it('takes the nearest of what is known', () => {
    const all = { queryBytes: 1, expressionBytes: 2, settingsBytes: 3, gomemlimitBytes: 4 };
    const sourceOf = (candidates: Partial<typeof all>) => chooseLimit(candidates, footprint)?.source;
    expect(sourceOf(all)).toBe('query');
    expect(sourceOf({ ...all, queryBytes: undefined })).toBe('expression');
    expect(sourceOf({ settingsBytes: 3, gomemlimitBytes: 4 })).toBe('settings');
    expect(sourceOf({ gomemlimitBytes: 4 })).toBe('GOMEMLIMIT');
    expect(sourceOf({})).toBeUndefined();
  });

  it('divides a limit of the process by the resident memory of each live byte', () => {
    expect(chooseLimit({ settingsBytes: 512 * MIB }, footprint)).toEqual({
      source: 'settings',
      limitBytes: 512 * MIB,
      kappa: 2,
      liveLimitBytes: 256 * MIB,
    });
  });

  it.each([
    ['no resident memory is told', { rssBytes: undefined, liveBytes: 1 }, null],
    ['nothing is alive', { rssBytes: 1, liveBytes: 0 }, null],
    ['untouched pages make it smaller than the live heap', { rssBytes: 50, liveBytes: 100 }, 1],
    ['most of it is the constant part of a small process', { rssBytes: 30 * MIB, liveBytes: MIB }, 3.3],
  ])('stays within reason where %s', (_, odd, kappa) => {
    const chosen = chooseLimit({ queryBytes: 330 }, odd);
    expect(chosen?.kappa).toBe(kappa);
    expect(chosen?.liveLimitBytes).toBeCloseTo(330 / (kappa ?? 1));
  });

  it('takes GOMEMLIMIT as it is: near it the garbage collector leaves nothing but the live heap', () => {
    expect(chooseLimit({ gomemlimitBytes: 512 * MIB }, footprint)?.liveLimitBytes).toBe(512 * MIB);
  });
});
