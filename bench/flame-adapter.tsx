// SPDX-License-Identifier: Apache-2.0
// Our side of the panel's bench: the growth panel mounted as Grafana mounts it.
import {
  applyFieldOverrides,
  createTheme,
  type DataFrame,
  dateTime,
  EventBusSrv,
  FieldConfigOptionsRegistry,
  type FieldConfigSource,
  LoadingState,
  type PanelProps,
  ThemeContext,
} from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { GrowthPanel } from '../src/panel/GrowthPanel';
import { DEFAULT_OPTIONS } from '../src/panel/options';
import { id } from '../src/panel/plugin.json';

export const name = 'Seep';

const WIDTH_CSS_PX = 1580;
const theme = createTheme({ colors: { mode: 'dark' } });
const fieldConfig: FieldConfigSource = { defaults: {}, overrides: [] };
const replaceVariables = (text: string) => text;
void initPluginTranslations(id);

/** The data as Grafana hands it to a panel: with the field configuration applied. */
export function prepare(frame: DataFrame): DataFrame[] {
  const fieldConfigRegistry = new FieldConfigOptionsRegistry();
  return applyFieldOverrides({ data: [frame], fieldConfig, fieldConfigRegistry, replaceVariables, theme });
}

/** Mounts the panel inside `element`, which has its size; returns what unmounts it. The panel shows the graph alone where it is narrow. */
export function mount(element: HTMLElement, series: DataFrame[]): () => void {
  const root = createRoot(element);
  root.render(
    <ThemeContext.Provider value={theme}>
      <GrowthPanel {...panelProps(series, element)} />
    </ThemeContext.Provider>
  );
  return () => root.unmount();
}

function panelProps(series: DataFrame[], element: HTMLElement): PanelProps<typeof DEFAULT_OPTIONS> {
  const timeRange = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: 'now-1h', to: 'now' } };
  const ignore = () => undefined;
  return {
    ...{ id: 1, title: 'Growth', renderCounter: 0, transparent: false, timeZone: 'browser', timeRange },
    data: { state: LoadingState.Done, series, timeRange },
    ...{ options: DEFAULT_OPTIONS, fieldConfig, replaceVariables, eventBus: new EventBusSrv() },
    ...{ width: element.clientWidth || WIDTH_CSS_PX, height: element.clientHeight },
    ...{ onOptionsChange: ignore, onFieldConfigChange: ignore, onChangeTimeRange: ignore },
  };
}

const PANEL = '[data-testid="seep-growth-panel"]';

export const surface = {
  canvas: `${PANEL} canvas`,
  rowHeightCssPx: DEFAULT_OPTIONS.rowHeightCssPx,
  /** What is painted where no bar is. */
  background: theme.colors.background.primary,
  zoom: ['bar'],
  search: `${PANEL} input[placeholder^="Search"]`,
  isInteractiveAlone: true,
};
