// SPDX-License-Identifier: Apache-2.0
// What the parts of the editors are given.
import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import type { SeepQuery } from '../query/seep-query';
import type { SeepOptions } from '../settings/seep-options';

/** Keys of Grafana's data source proxy. They go to the server and never come back. */
export interface SeepSecrets {
  basicAuthPassword?: string;
}

export type ConfigEditorProps = DataSourcePluginOptionsEditorProps<SeepOptions, SeepSecrets>;

/** What the fields of one query type get: the query, complete, and how to change it. */
export interface QueryFieldsProps {
  readonly query: SeepQuery;
  /** Saves and runs the query. */
  readonly onChange: (changed: Partial<SeepQuery>) => void;
}
