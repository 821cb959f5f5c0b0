// SPDX-License-Identifier: Apache-2.0
import { CoreApp } from '@grafana/data';
import { HEAP_INUSE_SPACE } from '#pkg/capture';
import { QUERY_SCHEMA, type SeepQuery } from './seep-query';

/** What an empty query becomes: what grew where somebody looks around, the live heap over time in a dashboard. */
export function defaultQuery(app: CoreApp): Omit<SeepQuery, 'refId'> {
  return app === CoreApp.Explore
    ? { schema: QUERY_SCHEMA, queryType: 'delta', profileType: HEAP_INUSE_SPACE, before: 'auto', after: 'auto' }
    : { schema: QUERY_SCHEMA, queryType: 'series', metric: 'heap_live' };
}
