// SPDX-License-Identifier: Apache-2.0
// The dashboard: is it a leak, how does memory move, which code.
import React from 'react';
import { css } from '@emotion/css';
import { CoreApp, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { DemoBar } from './DemoBar';
import { FrameTable } from './FrameTable';
import { GROWTH_PANEL_ID, type Installed, type LoadedDataSource } from './installed';
import { Lines } from './Lines';
import { PluginPanel } from './PluginPanel';
import { QueryPanel } from './QueryPanel';
import { SCORE_THRESHOLDS, onlyNumber } from './display-frames';
import { ScoreStat } from './ScoreStat';
import type { PanelQuery, PanelQueryOptions } from './use-panel-data';

const REFRESH_MS = 5000;
const HEAP_IN_USE = 'memory:inuse_space:bytes:space:bytes';
const GOROUTINES = 'goroutine:goroutine:count:goroutine:count';

const QUERIES = {
  score: [{ refId: 'A', queryType: 'leakScore' }],
  heap: [{ refId: 'A', queryType: 'series', metric: 'heap_live' }],
  goroutines: [{ refId: 'A', queryType: 'series', metric: 'goroutines' }],
  growth: [
    { refId: 'A', queryType: 'delta', profileType: HEAP_IN_USE, before: 'auto', after: 'auto' },
    { refId: 'B', queryType: 'suspects', profileType: HEAP_IN_USE, before: 'auto', after: 'auto' },
  ],
  suspects: [{ refId: 'A', queryType: 'suspects', profileType: HEAP_IN_USE, before: 'auto', after: 'auto' }],
  goroutineGrowth: [
    { refId: 'A', queryType: 'delta', profileType: GOROUTINES, before: 'auto', after: 'auto' },
    { refId: 'B', queryType: 'suspects', profileType: GOROUTINES, before: 'auto', after: 'auto' },
  ],
} as const satisfies Record<string, readonly PanelQuery[]>;

const SCORE_AXIS = { min: 0, max: 100, decimals: 0 };
const FROM_ZERO = { min: 0 };

interface DashboardTabProps {
  dataSource: LoadedDataSource;
  installed: Installed;
  from: string;
}

export function DashboardTab({ dataSource, installed, from }: DashboardTabProps) {
  const styles = useStyles2(getStyles);
  const { api, settings } = dataSource;
  const query = (panelId: number, name: keyof typeof QUERIES): PanelQueryOptions => ({
    queries: QUERIES[name],
    from,
    panelId,
    app: CoreApp.Dashboard,
    refreshMs: REFRESH_MS,
  });
  return (
    <div className={styles.rows}>
      <DemoBar uid={settings.uid} jsonData={settings.jsonData} />
      <div className={styles.top}>
        <QueryPanel title="Leak score now" dataSource={api} query={query(1, 'score')} heightCssPx={220}>
          {(data, size) => <ScoreStat data={data} size={size} />}
        </QueryPanel>
        <QueryPanel
          title="Leak score"
          description="50 is suspect, 80 is an alert"
          dataSource={api}
          query={query(2, 'score')}
          heightCssPx={220}
        >
          {(data, size) => (
            <Lines
              data={{ ...data, series: onlyNumber(data.series, 'score') }}
              size={size}
              config={SCORE_AXIS}
              thresholds={SCORE_THRESHOLDS}
            />
          )}
        </QueryPanel>
        <QueryPanel title="Live heap" dataSource={api} query={query(3, 'heap')} heightCssPx={220}>
          {(data, size) => <Lines data={data} size={size} config={FROM_ZERO} />}
        </QueryPanel>
        <QueryPanel title="Goroutines" dataSource={api} query={query(4, 'goroutines')} heightCssPx={220}>
          {(data, size) => <Lines data={data} size={size} config={FROM_ZERO} />}
        </QueryPanel>
      </div>
      <GrowthOf title="What grew" dataSource={api} query={query(5, 'growth')} installed={installed} />
      <QueryPanel title="Suspects" dataSource={api} query={query(6, 'suspects')} heightCssPx={320}>
        {(data, size) => <FrameTable data={data} size={size} label="Suspects" />}
      </QueryPanel>
      <GrowthOf
        title="Goroutines that grew"
        dataSource={api}
        query={query(7, 'goroutineGrowth')}
        installed={installed}
      />
    </div>
  );
}

interface GrowthOfProps {
  title: string;
  dataSource: LoadedDataSource['api'];
  query: PanelQueryOptions;
  installed: Installed;
}

function GrowthOf({ title, dataSource, query, installed }: GrowthOfProps) {
  return (
    <QueryPanel title={title} dataSource={dataSource} query={query} heightCssPx={520}>
      {(data, size) => (
        <PluginPanel pluginId={GROWTH_PANEL_ID} title={title} installed={installed} data={data} size={size} />
      )}
    </QueryPanel>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    rows: css({ display: 'grid', gap: theme.spacing(1), '& > *': { minWidth: 0 } }),
    top: css({
      display: 'grid',
      gap: theme.spacing(1),
      gridTemplateColumns: 'minmax(170px, 1fr) repeat(3, minmax(0, 2fr))',
      [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    }),
  };
}
