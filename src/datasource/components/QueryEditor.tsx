// SPDX-License-Identifier: Apache-2.0
// The editor of one query, in dashboards and in Explore.
import React from 'react';
import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Combobox, InlineField, Stack } from '@grafana/ui';
import { SeepError } from '#pkg/base';
import type { SeepDataSource } from '../datasource';
import { defaultQuery } from '../query/default-query';
import { queryTypeLabel } from '../query/describe-query';
import { migrateQuery } from '../query/migrate-query';
import { QUERY_TYPES, type SeepQuery, type SeepQueryType } from '../query/seep-query';
import type { SeepOptions } from '../settings/seep-options';
import { CompareFields } from './CompareFields';
import { ScoreFields } from './ScoreFields';
import { SeriesFields } from './SeriesFields';

/** Those that are about one capture or two. */
const COMPARING: readonly SeepQueryType[] = ['delta', 'suspects', 'profile', 'goroutines'];

export type SeepQueryEditorProps = QueryEditorProps<SeepDataSource, SeepQuery, SeepOptions>;

export function QueryEditor({ query: stored, onChange, onRunQuery, app = CoreApp.Unknown }: SeepQueryEditorProps) {
  const query = presentQuery(stored, app);
  if (query instanceof SeepError) {
    return <Alert severity="warning" title={query.message} />;
  }
  const change = (changed: Partial<SeepQuery>) => {
    onChange({ ...query, ...changed });
    onRunQuery();
  };
  return (
    <Stack direction="row" wrap="wrap" gap={1}>
      <InlineField label={t('query.type', 'Query')} labelWidth={12} htmlFor={`seep-type-${query.refId}`}>
        <Combobox
          id={`seep-type-${query.refId}`}
          aria-label={t('query.type', 'Query')}
          width={20}
          options={queryTypesFor(app).map((value) => ({
            value,
            label: queryTypeLabel(value),
            description: describeType(value),
          }))}
          value={query.queryType}
          onChange={({ value }) => change({ queryType: value })}
        />
      </InlineField>
      {query.queryType === 'series' && <SeriesFields query={query} onChange={change} />}
      {query.queryType === 'leakScore' && <ScoreFields query={query} onChange={change} />}
      {COMPARING.includes(query.queryType) && <CompareFields query={query} onChange={change} />}
    </Stack>
  );
}

/** An empty query is what it would become when run; a query of a later version is left alone. */
function presentQuery(stored: SeepQuery, app: CoreApp): SeepQuery | SeepError {
  try {
    return migrateQuery(stored.queryType === undefined ? { ...defaultQuery(app), ...stored } : stored);
  } catch (error) {
    if (error instanceof SeepError) {
      return error;
    }
    throw error;
  }
}

/** Explore is for looking around: pictures of now come first there, lines over time in dashboards. */
function queryTypesFor(app: CoreApp): readonly SeepQueryType[] {
  return app === CoreApp.Explore ? ['delta', 'suspects', 'goroutines', 'profile', 'series', 'leakScore'] : QUERY_TYPES;
}

function describeType(queryType: SeepQueryType): string {
  switch (queryType) {
    case 'series':
      return t('query-type.series-description', 'A metric, or a profile by code, over time');
    case 'leakScore':
      return t('query-type.leak-score-description', 'How sure it is that heap or goroutines leak, 0 to 100');
    case 'suspects':
      return t('query-type.suspects-description', 'Which code grew most, as a table');
    case 'delta':
      return t('query-type.delta-description', 'What grew between two moments, as a graph');
    case 'profile':
      return t('query-type.profile-description', 'One moment, as a flame graph');
    case 'goroutines':
      return t('query-type.goroutines-description', 'What goroutines wait for and where, as a table');
  }
}
