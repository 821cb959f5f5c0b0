// SPDX-License-Identifier: Apache-2.0
// What Grafana tells a panel beside its data, for the few parts deep in the tree that need it.
import type { DataFrame, PanelProps, ScopedVars, TimeRange } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { createContext } from 'react';

export interface PanelHost {
  readonly title: string;
  readonly series: readonly DataFrame[];
  /** The queries as they stand in the panel; empty where there is none, e.g. in a snapshot of a dashboard. */
  readonly targets: readonly DataQuery[];
  readonly timeRange: TimeRange | undefined;
  readonly replaceVariables: (text: string, extra?: ScopedVars) => string;
}

/** A host that knows nothing. */
export const NO_HOST: PanelHost = {
  title: '',
  series: [],
  targets: [],
  timeRange: undefined,
  replaceVariables: (text) => text,
};

export const PanelHostContext = createContext<PanelHost>(NO_HOST);

/** Title, data and query of a panel, with the variables that its query was run with. */
export function panelHostOf({
  title,
  data,
  timeRange,
  replaceVariables,
}: Pick<PanelProps, 'title' | 'data' | 'timeRange' | 'replaceVariables'>): PanelHost {
  const { request } = data;
  return {
    title: replaceVariables(title),
    series: data.series,
    targets: request?.targets ?? [],
    timeRange: request?.range ?? timeRange,
    replaceVariables: (text, extra) => replaceVariables(text, { ...request?.scopedVars, ...extra }),
  };
}
