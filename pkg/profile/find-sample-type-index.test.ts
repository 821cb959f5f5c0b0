// SPDX-License-Identifier: Apache-2.0
import { heapProfileFromText } from '#pkg/testkit';
import { findSampleTypeIndex } from './index';

// alloc_objects, alloc_space, inuse_objects, inuse_space
const PROFILE = heapProfileFromText('main 1 2 3 4');

describe('findSampleTypeIndex', () => {
  it.each([
    ['alloc_space', 1],
    ['0', 0],
    ['3', 3],
    ['+2', 2],
    ['01', 1],
  ])('takes %p for sample type %d, as go tool pprof does', (wanted, index) => {
    expect(findSampleTypeIndex(PROFILE, wanted)).toBe(index);
  });

  it.each(['4', '-1', '99999999999999999999'])('refuses %p, which is the number of none', (wanted) => {
    expect(() => findSampleTypeIndex(PROFILE, wanted)).toThrow(
      expect.objectContaining({
        code: 'unknown-sample-type',
        message: expect.stringContaining('0 alloc_objects, 1 alloc_space'),
      })
    );
  });

  it.each(['', ' 1', '1.5', '1e0', '0x1', 'space1'])('looks for %p by name', (wanted) => {
    expect(() => findSampleTypeIndex(PROFILE, wanted)).toThrow(`"${wanted}"`);
  });

  it('never looks for a number by name', () => {
    const named = { ...PROFILE, sampleTypes: ['1', '0'].map((type) => ({ type, unit: 'count' })) };
    expect(findSampleTypeIndex(named, '1')).toBe(1);
  });
});
