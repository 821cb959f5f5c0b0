// SPDX-License-Identifier: Apache-2.0
// The frame around the tabs: theme, variable, time range.
import { css } from '@emotion/css';
import { type GrafanaTheme2, ThemeContext } from '@grafana/data';
import {
  Alert,
  Combobox,
  GlobalStyles,
  IconButton,
  InlineField,
  PortalContainer,
  Tab,
  TabsBar,
  useStyles2,
  useTheme2,
} from '@grafana/ui';
import React, { useCallback, useId, useMemo } from 'react';
import { DashboardTab } from './DashboardTab';
import { DataSourceTab } from './DataSourceTab';
import { ExploreTab } from './ExploreTab';
import { type Installed, type LoadedDataSource, PROMETHEUS_TYPE } from './installed';
import { PanelTab } from './PanelTab';
import { type PreviewState, TABS, usePreviewState } from './preview-state';
import { RANGE_LABELS } from './relative-range';
import { createPreviewTheme } from './setup-runtime';
import { useLoaded } from './use-loaded';

const TAB_LABELS = { dashboard: 'Dashboard', datasource: 'Data source', explore: 'Explore', panel: 'Panel' };

export function PreviewApp({ installed }: { installed: Installed }) {
  const [state, change] = usePreviewState();
  const theme = useMemo(() => createPreviewTheme(state.theme), [state.theme]);
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <PortalContainer />
      <Page state={state} change={change} installed={installed} />
    </ThemeContext.Provider>
  );
}

interface PageProps {
  state: PreviewState;
  change: (part: Partial<PreviewState>) => void;
  installed: Installed;
}

function Page({ state, change, installed }: PageProps) {
  const styles = useStyles2(getStyles);
  const uid = state.dataSource || (installed.dataSources()[0]?.uid ?? '');
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>
          {TAB_LABELS[state.tab]} <span className={styles.product}>Seep preview</span>
        </h1>
        <Toolbar state={{ ...state, dataSource: uid }} change={change} installed={installed} />
      </header>
      <TabsBar>
        {TABS.map((tab) => (
          <Tab
            key={tab}
            label={TAB_LABELS[tab]}
            active={tab === state.tab}
            onChangeTab={() => change({ tab })}
            href="#"
          />
        ))}
      </TabsBar>
      <main className={styles.main} aria-label={TAB_LABELS[state.tab]}>
        {state.tab === 'panel' ? (
          <PanelTab installed={installed} address={state.panel} onChange={(panel) => change({ panel })} />
        ) : (
          <DataSourceContent key={uid} uid={uid} state={state} installed={installed} />
        )}
      </main>
    </div>
  );
}

interface ContentProps {
  state: PreviewState;
  installed: Installed;
}

function DataSourceContent({ uid, ...rest }: ContentProps & { uid: string }) {
  const { installed } = rest;
  const loaded = useLoaded(useCallback(() => installed.dataSource(uid), [installed, uid]));
  return (
    <>
      {loaded.error && <Alert title="The built plugin could not be loaded">{loaded.error}</Alert>}
      {loaded.value && <TabContent {...rest} dataSource={loaded.value} />}
    </>
  );
}

function TabContent({ state, installed, dataSource }: ContentProps & { dataSource: LoadedDataSource }) {
  switch (state.tab) {
    default:
      return <DashboardTab dataSource={dataSource} installed={installed} from={state.from} />;
    case 'datasource':
      return <DataSourceTab dataSource={dataSource} installed={installed} />;
    case 'explore':
      return <ExploreTab dataSource={dataSource} installed={installed} from={state.from} />;
  }
}

function Toolbar({ state, change, installed }: PageProps) {
  const styles = useStyles2(getStyles);
  const dataSourceId = useId();
  const rangeId = useId();
  const { isDark } = useTheme2();
  return (
    <div className={styles.toolbar}>
      <InlineField label="Data source" htmlFor={dataSourceId} className={styles.inline}>
        <Combobox
          id={dataSourceId}
          width={24}
          options={installed
            .dataSources()
            .filter(({ type }) => type !== PROMETHEUS_TYPE)
            .map(({ uid, name }) => ({ value: uid, label: name }))}
          value={state.dataSource}
          onChange={({ value }) => change({ dataSource: value })}
        />
      </InlineField>
      <InlineField label="Time range" htmlFor={rangeId} className={styles.inline}>
        <Combobox
          id={rangeId}
          width={22}
          prefixIcon="clock-nine"
          options={Object.entries(RANGE_LABELS).map(([value, label]) => ({ value, label }))}
          value={state.from}
          onChange={({ value }) => change({ from: value })}
        />
      </InlineField>
      <IconButton
        name="adjust-circle"
        size="lg"
        aria-label={isDark ? 'Switch to the light theme' : 'Switch to the dark theme'}
        onClick={() => change({ theme: isDark ? 'light' : 'dark' })}
      />
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    page: css({ minHeight: '100vh', background: theme.colors.background.canvas, color: theme.colors.text.primary }),
    header: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      padding: theme.spacing(1, 2),
    }),
    title: css({ ...theme.typography.h4, margin: 0 }),
    product: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
    toolbar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(2) }),
    inline: css({ margin: 0 }),
    main: css({ padding: theme.spacing(2) }),
  };
}
