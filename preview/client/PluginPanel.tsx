// SPDX-License-Identifier: Apache-2.0
// Renders a panel plugin with what Grafana's PanelRenderer would give it.
import {
  EventBusSrv,
  type FieldConfigSource,
  type PanelData,
  type PanelPlugin,
  type ScopedVars,
  applyFieldOverrides,
  getPanelOptionsWithDefaults,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo, useState } from 'react';
import type { Installed } from './installed';
import type { PanelSize } from './QueryPanel';
import { useLoaded } from './use-loaded';

interface PluginPanelProps {
  pluginId: string;
  title: string;
  installed: Installed;
  data: PanelData;
  size: PanelSize;
  id?: number;
  /** As they were stored; the defaults of the plugin fill in the rest. */
  options?: object;
  fieldConfig?: FieldConfigSource;
  /** Values of dashboard variables. */
  variables?: Record<string, string>;
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

type LoadedPanelProps = Omit<PluginPanelProps, 'pluginId' | 'installed'> & { plugin: PanelPlugin };

function LoadedPanel({ plugin, title, data, size, id = 1, ...stored }: LoadedPanelProps) {
  const theme = useTheme2();
  const [initial] = useState(() => withDefaults(plugin, stored));
  const { fieldConfig } = initial;
  const [options, setOptions] = useState<object>(initial.options);
  const { variables } = stored;
  const replace = useCallback(
    (text: string, scoped?: ScopedVars) => getTemplateSrv().replace(text, { ...scopedOf(variables), ...scoped }),
    [variables]
  );
  const eventBus = useMemo(() => new EventBusSrv(), []);
  const series = useMemo(
    () =>
      applyFieldOverrides({
        data: data.series,
        fieldConfig,
        fieldConfigRegistry: plugin.fieldConfigRegistry,
        replaceVariables: replace,
        theme,
        timeZone: 'browser',
      }),
    [data.series, plugin, theme, fieldConfig, replace]
  );
  const Panel = plugin.panel;
  return Panel ? (
    <Panel
      id={id}
      title={title}
      data={{ ...data, series }}
      options={options}
      fieldConfig={fieldConfig}
      width={size.widthCssPx}
      height={size.heightCssPx}
      timeRange={data.timeRange}
      timeZone="browser"
      transparent={false}
      renderCounter={0}
      replaceVariables={replace}
      eventBus={eventBus}
      onOptionsChange={setOptions}
      onFieldConfigChange={() => undefined}
      onChangeTimeRange={() => undefined}
    />
  ) : null;
}

function withDefaults(plugin: PanelPlugin, { options = {}, fieldConfig = NO_FIELD_CONFIG }: Partial<PluginPanelProps>) {
  return getPanelOptionsWithDefaults({
    plugin,
    currentOptions: { ...options },
    currentFieldConfig: fieldConfig,
    isAfterPluginChange: false,
  });
}

function scopedOf(variables: Record<string, string> = {}): ScopedVars {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { text: value, value }]));
}
