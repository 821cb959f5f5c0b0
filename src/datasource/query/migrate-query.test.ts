// SPDX-License-Identifier: Apache-2.0
import { migrateQuery } from './migrate-query';

describe('migrateQuery', () => {
  it('leaves a query of this version as it is', () => {
    const query = {
      refId: 'A',
      hide: false,
      schema: 2 as const,
      queryType: 'delta' as const,
      profileType: 'goroutine:goroutine:count:goroutine:count',
      before: 'now-1h',
      after: '$after',
      topN: 5,
    };
    expect(migrateQuery(query)).toEqual(query);
  });

  it('gives a query without a version one, and reads numbers and texts alike', () => {
    const migrated = migrateQuery({
      refId: 'B',
      queryType: 'suspects',
      before: 1700000000000,
      topN: '7',
      limitBytes: '1e9',
    });
    expect(migrated).toEqual({
      refId: 'B',
      schema: 2,
      queryType: 'suspects',
      before: '1700000000000',
      topN: 7,
      limitBytes: 1e9,
    });
  });

  it('keeps all of a score of Prometheus series, and reads an older one as the score of the service that it was', () => {
    const query = {
      refId: 'A',
      schema: 2 as const,
      queryType: 'leakScore' as const,
      limitBytes: 1e9,
      prometheusUid: 'prom',
      expr: 'go_goroutines',
      seriesKind: 'goroutines' as const,
      workExpr: 'rate(go_memstats_alloc_bytes_total[5m])',
      limitExpr: 'container_spec_memory_limit_bytes',
      step: '30s',
    };
    expect(migrateQuery(query)).toEqual(query);
    expect(migrateQuery({ refId: 'A', schema: 1, queryType: 'leakScore', limitBytes: 1e9 })).toEqual({
      refId: 'A',
      schema: 2,
      queryType: 'leakScore',
      limitBytes: 1e9,
    });
    expect(migrateQuery({ ...query, seriesKind: 'site', expr: ' ' })).not.toHaveProperty('seriesKind');
    expect(migrateQuery({ ...query, expr: ' ' })).not.toHaveProperty('expr');
  });

  it('drops nonsense instead of passing it on', () => {
    const migrated = migrateQuery({
      refId: 'A',
      queryType: 'sql',
      groupBy: 'moon',
      topN: -3,
      limitBytes: NaN,
      metric: '  ',
    });
    expect(migrated).toEqual({ refId: 'A', schema: 2, queryType: 'series' });
  });

  it('bounds the number of sites, so that a dashboard cannot ask for a million series', () => {
    expect(migrateQuery({ refId: 'A', topN: 1e6 }).topN).toBe(50);
  });

  it('refuses a query of a later version', () => {
    expect(() => migrateQuery({ refId: 'A', schema: 3 })).toThrow(expect.objectContaining({ code: 'newer-query' }));
  });

  it('does not change what is stored', () => {
    const stored = Object.freeze({ refId: 'A', queryType: 'delta', topN: 99 });
    expect(migrateQuery(stored).topN).toBe(50);
  });
});
