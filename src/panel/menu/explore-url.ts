// SPDX-License-Identifier: Apache-2.0
import { locationUtil, toURLRange, urlUtil } from '@grafana/data';
import type { PanelHost } from '../panel-host';

/** Data source of a panel whose queries go to several. */
const MIXED = { type: 'datasource', uid: '-- Mixed --' };

/**
 * Address of Explore with the panel's queries and times, variables replaced, in the form of grafana's getExploreUrl
 * (public/app/core/utils/explore.ts, schemaVersion 1). undefined where there is no query or its data source is not known.
 */
export function exploreUrl({ targets, timeRange, replaceVariables }: PanelHost): string | undefined {
  const datasources = targets.map(({ datasource }) => datasource).filter((ref) => typeof ref?.uid === 'string');
  const [first] = datasources;
  if (!first || timeRange === undefined) {
    return undefined;
  }
  const isMixed = datasources.some((ref) => ref?.uid !== first.uid);
  const pane = {
    datasource: isMixed ? MIXED.uid : replaceVariables(first.uid ?? ''),
    queries: targets,
    range: toURLRange(timeRange.raw),
  };
  const panes = JSON.stringify({ seep: pane }, (_, value: unknown) =>
    typeof value === 'string' ? replaceVariables(value) : value
  );
  return locationUtil.assureBaseUrl(urlUtil.renderUrl('/explore', { schemaVersion: 1, panes }));
}
