// SPDX-License-Identifier: Apache-2.0
// The dashboard that the app brings along: is it a leak, how does memory move, which code.
import React, { useCallback } from 'react';
import { css } from '@emotion/css';
import { CoreApp, type GrafanaTheme2, type PanelData } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';
import { DemoBar } from './DemoBar';
import { FrameTable } from './FrameTable';
import { GROWTH_PANEL_ID, type Installed, type LoadedDataSource } from './installed';
import { Lines } from './Lines';
import { PluginPanel } from './PluginPanel';
import { type PanelSize, QueryPanel } from './QueryPanel';
import { SCORE_THRESHOLDS, onlyNumber } from './display-frames';
import { ScoreStat } from './ScoreStat';
import type { ShippedDashboard, ShippedPanel } from './shipped-dashboard';
import { useLoaded } from './use-loaded';
import { VariableBar } from './VariableBar';

const REFRESH_MS = 5000;

/** Ids of the panels of the dashboard. */
const SCORE_NOW = 1;
const SCORE = 2;
const HEAP = 3;
const GOROUTINES = 4;
const GROWTH = 5;
const SUSPECTS = 6;
const GOROUTINE_GROWTH = 7;

const SCORE_AXIS = { min: 0, max: 100, decimals: 0 };
const FROM_ZERO = { min: 0 };

interface DashboardTabProps {
  dataSource: LoadedDataSource;
  installed: Installed;
  from: string;
}

export function DashboardTab(props: DashboardTabProps) {
  const { installed } = props;
  const loaded = useLoaded(useCallback(() => installed.dashboard(), [installed]));
  return (
    <>
      {loaded.error && <Alert title="The built dashboard could not be loaded">{loaded.error}</Alert>}
      {loaded.value && <LoadedDashboard {...props} dashboard={loaded.value} />}
    </>
  );
}

type Draw = (data: PanelData, size: PanelSize, panel: ShippedPanel) => React.ReactNode;

function LoadedDashboard({
  dashboard,
  dataSource,
  installed,
  from,
}: DashboardTabProps & { dashboard: ShippedDashboard }) {
  const styles = useStyles2(getStyles);
  const { api, settings } = dataSource;
  const draw = (panelId: number, heightCssPx: number, content: Draw) => {
    const panel = dashboard.panel(panelId);
    const { title, description, targets: queries } = panel;
    const query = { queries, from, panelId, app: CoreApp.Dashboard, refreshMs: REFRESH_MS };
    return (
      <QueryPanel {...{ title, description, query, heightCssPx }} dataSource={api}>
        {(data, size) => content(data, size, panel)}
      </QueryPanel>
    );
  };
  const growth: Draw = (data, size, { id, title, options }) => (
    <PluginPanel pluginId={GROWTH_PANEL_ID} {...{ id, title, options, installed, data, size }} />
  );
  return (
    <div className={styles.rows}>
      <VariableBar variables={dashboard.variables} />
      <DemoBar uid={settings.uid} jsonData={settings.jsonData} />
      <div className={styles.top}>
        {draw(SCORE_NOW, 220, (data, size) => (
          <ScoreStat data={data} size={size} />
        ))}
        {draw(SCORE, 220, drawScore)}
        {draw(HEAP, 220, drawAmount)}
        {draw(GOROUTINES, 220, drawAmount)}
      </div>
      {draw(GROWTH, 520, growth)}
      {draw(SUSPECTS, 320, (data, size, { title }) => (
        <FrameTable data={data} size={size} label={title} />
      ))}
      {draw(GOROUTINE_GROWTH, 520, growth)}
    </div>
  );
}

const drawScore: Draw = (data, size) => (
  <Lines
    data={{ ...data, series: onlyNumber(data.series, 'score') }}
    size={size}
    config={SCORE_AXIS}
    thresholds={SCORE_THRESHOLDS}
  />
);

const drawAmount: Draw = (data, size) => <Lines data={data} size={size} config={FROM_ZERO} />;

function getStyles(theme: GrafanaTheme2) {
  return {
    rows: css({ display: 'grid', gap: theme.spacing(1), '& > *': { minWidth: 0 } }),
    top: css({
      display: 'grid',
      gap: theme.spacing(1),
      gridTemplateColumns: 'minmax(250px, 1fr) repeat(3, minmax(0, 2fr))',
      [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    }),
  };
}
