// SPDX-License-Identifier: Apache-2.0
// A query in a few words, for query history and collapsed rows.
import { t } from '@grafana/i18n';
import { HEAP_INUSE_SPACE } from '#pkg/capture';
import { metrics, profileTypes } from './known-names';
import type { SeepQuery, SeepQueryType } from './seep-query';

export function queryTypeLabel(queryType: SeepQueryType): string {
  switch (queryType) {
    case 'series':
      return t('query-type.series', 'Series');
    case 'leakScore':
      return t('query-type.leak-score', 'Leak score');
    case 'suspects':
      return t('query-type.suspects', 'Suspects');
    case 'delta':
      return t('query-type.delta', 'Growth');
    case 'profile':
      return t('query-type.profile', 'Snapshot');
    case 'goroutines':
      return t('query-type.goroutines', 'Goroutines');
  }
}

/** Takes stored queries of any age: what is missing is taken as its default. */
export function describeQuery(query: Partial<SeepQuery>): string {
  const { queryType = 'series', before = 'auto', after = 'auto' } = query;
  const label = queryTypeLabel(queryType);
  switch (queryType) {
    case 'series':
      return `${label}: ${describeSeries(query)}`;
    case 'leakScore':
      return describeScore(label, query);
    case 'suspects':
    case 'delta':
      return `${label}: ${nameOf(query.profileType || HEAP_INUSE_SPACE)}, ${before} → ${after}`;
    case 'profile':
      return `${label}: ${nameOf(query.profileType || HEAP_INUSE_SPACE)}, ${after}`;
    case 'goroutines':
      return `${label}: ${after}`;
  }
}

function describeScore(label: string, { prometheusUid, expr = '' }: Partial<SeepQuery>): string {
  return prometheusUid === undefined ? label : `${label}: ${expr}`;
}

function describeSeries({ metric = 'heap_live', groupBy = 'none' }: Partial<SeepQuery>): string {
  return groupBy === 'none' ? nameOf(metric) : `${nameOf(metric)} by ${groupBy}`;
}

function nameOf(value: string): string {
  const known = [...metrics(), ...profileTypes()].find((one) => one.value === value);
  return known?.label ?? value;
}
