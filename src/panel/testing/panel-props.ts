// SPDX-License-Identifier: Apache-2.0
import { type DataFrame, dateTime, EventBusSrv, LoadingState, type PanelProps } from '@grafana/data';
import { DEFAULT_OPTIONS, type PanelOptions } from '../options';

const TIME_RANGE = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1h', to: 'now' } };

/** What Grafana hands to a panel of 1000 x 500 CSS pixels in default options whose queries answered `series`. */
export function panelProps(
  series: DataFrame[],
  changes: Partial<PanelProps<PanelOptions>> = {}
): PanelProps<PanelOptions> {
  const timeRange = changes.timeRange ?? TIME_RANGE;
  return {
    ...{ id: 1, title: 'Growth', width: 1000, height: 500, options: DEFAULT_OPTIONS, timeZone: 'utc', timeRange },
    ...{ transparent: false, renderCounter: 0, eventBus: new EventBusSrv() },
    fieldConfig: { defaults: {}, overrides: [] },
    data: { state: LoadingState.Done, series, timeRange },
    replaceVariables: (text) => text,
    onOptionsChange: () => undefined,
    onFieldConfigChange: () => undefined,
    onChangeTimeRange: () => undefined,
    ...changes,
  };
}
