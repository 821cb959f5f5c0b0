// SPDX-License-Identifier: Apache-2.0
import { isRate } from './is-rate';

describe('isRate', () => {
  it.each([
    ['rate(go_memstats_alloc_bytes_total[5m])', true],
    ['sum by (job) (irate(x[1m]))', true],
    ['job:go_alloc_bytes:rate5m', true],
    ['go_memstats_alloc_bytes_total', false],
    ['requests_separate(x)', false],
    ['exchange_rate', false],
  ])('says of %p: %p', (expr, is) => {
    expect(isRate(expr)).toBe(is);
  });
});
