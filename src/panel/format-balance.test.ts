// SPDX-License-Identifier: Apache-2.0
import { balanceFormatter } from './format-balance';

describe('balanceFormatter', () => {
  const MIB = 1_048_576;
  it.each([
    ['bytes', 41_998_252, 1_233_923_310, 1_233_923_310, '1,176.8 MiB'],
    ['bytes', 41_998_252, 1_233_923_310, 0, '0 B'],
    ['bytes', 2000 * MIB, 3000 * MIB, 2000 * MIB, '2.0 GiB'],
    ['bytes', 10, 5000 * MIB, 5000 * MIB, '5,000.0 MiB'],
    ['bytes', 0, 0, 0, '0 B'],
    ['count', 7281, 141_778, 134_501, '134,501'],
  ])('writes in %s, from %p to %p, %p as %s', (unit, before, after, amount, expected) => {
    const balance = { unit, before, after, grown: 0, new: 0, shrunk: 0, gone: 0 };
    expect(balanceFormatter(balance)(amount)).toBe(expected);
  });
});
