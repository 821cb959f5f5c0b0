// SPDX-License-Identifier: Apache-2.0
// Renders a panel plugin with what Grafana's PanelRenderer would give it.
import {
  EventBusSrv,
  type FieldConfigSource,
  type PanelData,
  type PanelPlugin,
  applyFieldOverrides,
} from '@grafana/data';
import { Alert, ErrorBoundaryAlert, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo, useState } from 'react';
import type { Installed } from './installed';
import type { PanelSize } from './QueryPanel';
import { replaceVariables } from './template-srv';
import { useLoaded } from './use-loaded';

interface PluginPanelProps {
  pluginId: string;
  title: string;
  installed: Installed;
  data: PanelData;
  size: PanelSize;
}

export function PluginPanel({ pluginId, installed, ...rest }: PluginPanelProps) {
  const loaded = useLoaded(useCallback(() => installed.panel(pluginId), [installed, pluginId]));
  if (loaded.error) {
    return <Alert title={`The panel ${pluginId} could not be loaded`}>{loaded.error}</Alert>;
  }
  return loaded.value ? (
    <ErrorBoundaryAlert>
      <LoadedPanel plugin={loaded.value} {...rest} />
    </ErrorBoundaryAlert>
  ) : null;
}

const NO_FIELD_CONFIG: FieldConfigSource = { defaults: {}, overrides: [] };

function LoadedPanel({
  plugin,
  title,
  data,
  size,
}: Omit<PluginPanelProps, 'pluginId' | 'installed'> & { plugin: PanelPlugin }) {
  const theme = useTheme2();
  const [options, setOptions] = useState<object>(() => plugin.defaults);
  const eventBus = useMemo(() => new EventBusSrv(), []);
  const series = useMemo(
    () =>
      applyFieldOverrides({
        data: data.series,
        fieldConfig: NO_FIELD_CONFIG,
        fieldConfigRegistry: plugin.fieldConfigRegistry,
        replaceVariables,
        theme,
        timeZone: 'browser',
      }),
    [data.series, plugin, theme]
  );
  const Panel = plugin.panel;
  return Panel ? (
    <Panel
      id={1}
      title={title}
      data={{ ...data, series }}
      options={options}
      fieldConfig={NO_FIELD_CONFIG}
      width={size.widthCssPx}
      height={size.heightCssPx}
      timeRange={data.timeRange}
      timeZone="browser"
      transparent={false}
      renderCounter={0}
      replaceVariables={replaceVariables}
      eventBus={eventBus}
      onOptionsChange={setOptions}
      onFieldConfigChange={() => undefined}
      onChangeTimeRange={() => undefined}
    />
  ) : null;
}
