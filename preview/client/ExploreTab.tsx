// SPDX-License-Identifier: Apache-2.0
// What Explore does: the plugin's query editor, and each frame drawn by the panel that it prefers.
import { css } from '@emotion/css';
import { CoreApp, type DataFrame, type GrafanaTheme2, type PanelData } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { isTimeSeries } from './display-frames';
import { FrameTable } from './FrameTable';
import type { Installed, LoadedDataSource } from './installed';
import { Lines } from './Lines';
import { PluginPanel } from './PluginPanel';
import { PanelFrame } from './QueryPanel';
import { type PanelQuery, usePanelData } from './use-panel-data';

interface ExploreTabProps {
  dataSource: LoadedDataSource;
  installed: Installed;
  from: string;
}

export function ExploreTab({ dataSource, installed, from }: ExploreTabProps) {
  const styles = useStyles2(getStyles);
  const { api, plugin } = dataSource;
  const [query, setQuery] = useState<PanelQuery>(() => ({ refId: 'A', ...api.getDefaultQuery?.(CoreApp.Explore) }));
  const [asked, setAsked] = useState({ query, run: 0 });
  const data = usePanelData(api, {
    queries: [asked.query],
    from,
    app: CoreApp.Explore,
    panelId: 0,
    refreshMs: 0,
    run: asked.run,
  });
  const run = () => setAsked({ query, run: asked.run + 1 });
  const { QueryEditor } = plugin.components;
  return (
    <div className={styles.rows}>
      <section className={styles.editor} aria-label="Query A">
        {QueryEditor && (
          <QueryEditor
            datasource={api}
            query={query}
            onChange={(changed) => setQuery({ ...changed })}
            onRunQuery={run}
            app={CoreApp.Explore}
            data={data}
            range={data.timeRange}
            queries={[query]}
          />
        )}
        <Button icon="sync" onClick={run}>
          Run query
        </Button>
      </section>
      <Results data={data} installed={installed} />
    </div>
  );
}

/** All frames that prefer the same panel go to it together; a frame without a preference is a graph or a table. */
function Results({ data, installed }: { data: PanelData; installed: Installed }) {
  const preferred = new Map<string, DataFrame[]>();
  for (const frame of data.series) {
    const wanted = frame.meta?.preferredVisualisationPluginId;
    const kind = wanted && installed.hasPanel(wanted) ? wanted : isTimeSeries(frame) ? 'graph' : 'table';
    preferred.set(kind, [...(preferred.get(kind) ?? []), frame]);
  }
  if (preferred.size === 0) {
    preferred.set('table', []);
  }
  return [...preferred].map(([kind, series]) => (
    <PanelFrame
      key={kind}
      title={TITLES[kind] ?? 'Seep growth'}
      data={{ ...data, series }}
      heightCssPx={kind === 'table' ? 320 : 440}
    >
      {(size) => {
        const part = { ...data, series };
        if (kind === 'graph') {
          return <Lines data={part} size={size} />;
        }
        return kind === 'table' ? (
          <FrameTable data={part} size={size} label="Result" />
        ) : (
          <PluginPanel pluginId={kind} title="Seep growth" installed={installed} data={part} size={size} />
        );
      }}
    </PanelFrame>
  ));
}

const TITLES: Record<string, string> = { graph: 'Graph', table: 'Table' };

function getStyles(theme: GrafanaTheme2) {
  return {
    rows: css({ display: 'grid', gap: theme.spacing(1) }),
    editor: css({
      display: 'grid',
      gap: theme.spacing(1),
      justifyItems: 'start',
      padding: theme.spacing(2),
      background: theme.colors.background.primary,
      border: `1px solid ${theme.colors.border.weak}`,
    }),
  };
}
