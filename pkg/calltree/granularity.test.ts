// SPDX-License-Identifier: Apache-2.0
import { heapProfileFromText } from '#pkg/testkit';
import { nodesOfProfile } from './granularity';

describe('nodesOfProfile', () => {
  it('prints addresses in 16 digits, the last of all too, which a double rounds up', () => {
    const profile = heapProfileFromText('main;put 1 16 1 16');
    const locations = { ...profile.locations, address: Float64Array.of(2 ** 64 - 2 ** 11, 2 ** 64) };
    const { name } = nodesOfProfile({ ...profile, locations }, { granularity: 'addresses' });
    expect(name).toEqual(['fffffffffffff800 put', 'ffffffffffffffff main']);
  });

  it('prints no address where it is unknown', () => {
    const { name } = nodesOfProfile(heapProfileFromText('main;put 1 16 1 16'), { granularity: 'addresses' });
    expect(name).toEqual(['put', 'main']);
  });
});
