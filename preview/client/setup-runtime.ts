// SPDX-License-Identifier: Apache-2.0
// Gives the Grafana packages what Grafana itself would: services, registries, the theme.
import { EventBusSrv, type GrafanaTheme2, createTheme, getThemeById, standardEditorsRegistry } from '@grafana/data';
import {
  type BackendSrv,
  config,
  locationService,
  setAppEvents,
  setBackendSrv,
  setEchoSrv,
  setTemplateSrv,
} from '@grafana/runtime';
import { createFetchBackendSrv } from './fetch-backend-srv';
import { keepHash } from './keep-hash';
import type { PreviewTemplates } from './template-srv';

/** Ids of Grafana's standard editors: options of a panel name them, and reading its defaults looks them up. */
const EDITOR_IDS = [
  'text',
  'number',
  'slider',
  'boolean',
  'select',
  'multi-select',
  'radio',
  'unit',
  'links',
  'actions',
  'mappings',
  'thresholds',
  'color',
  'fieldColor',
  'icon',
  'strings',
  'timezone',
  'stats-picker',
  'field-name',
  'dashboard-uid',
  'resource',
  'value-mapping',
  'file',
];

/** Call once, before any plugin is loaded. */
export function setupRuntime(templates: PreviewTemplates): void {
  standardEditorsRegistry.setInit(() =>
    EDITOR_IDS.map((id) => ({ id, name: id, description: '', editor: () => null }))
  );
  setEchoSrv({
    flush: () => undefined,
    addBackend: () => undefined,
    addEvent: () => undefined,
    onInteraction: () => () => undefined,
  });
  setAppEvents(new EventBusSrv());
  setTemplateSrv(templates);
  keepHash(locationService.getHistory());
  // The stand-in has the members that plugins call, not the forty of Grafana's own.
  setBackendSrv(createFetchBackendSrv() as unknown as BackendSrv);
}

/**
 * Inter is not in the npm packages: a font that every system has.
 * @param id of a theme of Grafana; an unknown one gives the dark theme
 */
export function createPreviewTheme(id: string): GrafanaTheme2 {
  const { typography } = createTheme({ typography: { fontFamily: 'Roboto, "Helvetica Neue", Arial, sans-serif' } });
  const theme = { ...getThemeById(id), typography };
  config.theme2 = theme;
  return theme;
}
