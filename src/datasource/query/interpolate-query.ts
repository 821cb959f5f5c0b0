// SPDX-License-Identifier: Apache-2.0
import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { formatForPromQl } from './format-for-promql';
import type { SeepQuery } from './seep-query';

/** The part of Grafana's template service that replaces variables. */
export type Templates = Pick<TemplateSrv, 'replace'>;

/** `query` with the dashboard variables in its text fields replaced. */
export function interpolateQuery(query: SeepQuery, templates: Templates, scopedVars: ScopedVars): SeepQuery {
  const replaced = { ...query };
  for (const field of ['metric', 'profileType', 'before', 'after', 'prometheusUid', 'step'] as const) {
    const text = query[field];
    if (text !== undefined) {
      replaced[field] = templates.replace(text, scopedVars).trim();
    }
  }
  for (const field of ['expr', 'workExpr', 'limitExpr'] as const) {
    const text = query[field];
    if (text !== undefined) {
      replaced[field] = templates.replace(text, scopedVars, formatForPromQl).trim();
    }
  }
  return replaced;
}
