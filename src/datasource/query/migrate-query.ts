// SPDX-License-Identifier: Apache-2.0
// Stored queries of any age, hand-written ones included, as queries of the present version.
import type { DataQuery } from '@grafana/schema';
import { GROUPINGS, QUERY_SCHEMA, QUERY_TYPES, SERIES_KINDS, type SeepQuery } from './seep-query';
import { QueryError } from './query-error';

const MAX_TOP = 50;

/**
 * `stored` with the fields of the present version, checked: what is missing or nonsense is left to the defaults of the query type.
 * Never changes its argument.
 * @throws QueryError `newer-query`: guessing what a later version meant could draw a wrong picture
 */
export function migrateQuery(stored: DataQuery & Partial<Record<keyof SeepQuery, unknown>>): SeepQuery {
  const { schema, refId, hide, key, datasource } = stored;
  if (typeof schema === 'number' && schema > QUERY_SCHEMA) {
    throw new QueryError(
      'newer-query',
      `The query was saved by a newer version of Seep (schema ${schema}): update the plugin`
    );
  }
  return {
    refId,
    ...(hide === undefined ? {} : { hide }),
    ...(key === undefined ? {} : { key }),
    ...(datasource === undefined ? {} : { datasource }),
    schema: QUERY_SCHEMA,
    queryType: oneOf(QUERY_TYPES, stored.queryType) ?? 'series',
    ...defined('metric', textOf(stored.metric)),
    ...defined('profileType', textOf(stored.profileType)),
    ...defined('groupBy', oneOf(GROUPINGS, stored.groupBy)),
    ...defined('topN', countOf(stored.topN)),
    ...defined('before', textOf(stored.before)),
    ...defined('after', textOf(stored.after)),
    ...defined('limitBytes', positiveOf(stored.limitBytes)),
    ...defined('prometheusUid', textOf(stored.prometheusUid)),
    ...defined('expr', textOf(stored.expr)),
    ...defined('seriesKind', oneOf(SERIES_KINDS, stored.seriesKind)),
    ...defined('workExpr', textOf(stored.workExpr)),
    ...defined('limitExpr', textOf(stored.limitExpr)),
    ...defined('step', textOf(stored.step)),
  };
}

function defined<K extends keyof SeepQuery>(key: K, value: SeepQuery[K]): Partial<SeepQuery> {
  return value === undefined ? {} : { [key]: value };
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((item) => item === value);
}

// Hand-written queries hold moments as numbers.
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

function positiveOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined;
}

function countOf(value: unknown): number | undefined {
  const number = positiveOf(value);
  return number === undefined ? undefined : Math.min(MAX_TOP, Math.max(1, Math.round(number)));
}
