// SPDX-License-Identifier: Apache-2.0
// The plugins and data sources that the boot data name, loaded from the built modules, and the dashboard beside them.
import {
  type DataSourceApi,
  type DataSourceInstanceSettings,
  DataSourcePlugin,
  PanelPlugin,
  type PanelPluginMeta,
} from '@grafana/data';
import { config } from '@grafana/runtime';
import { createPluginLoader } from './load-plugin';
import { readShippedDashboard, type ShippedDashboard } from './shipped-dashboard';
import type { PreviewTemplates } from './template-srv';

export const GROWTH_PANEL_ID = 'seep-flamedelta-panel';

/** A data source of this type is asked by others and has no page here. */
export const PROMETHEUS_TYPE = 'prometheus';

/** A data source as the page uses it: its settings, the plugin it comes from, and one instance for everybody. */
export interface LoadedDataSource {
  settings: DataSourceInstanceSettings;
  plugin: DataSourcePlugin<DataSourceApi>;
  api: DataSourceApi;
}

/** Everything the page loads, once. */
export class Installed {
  readonly #load = createPluginLoader();
  readonly #instances = new Map<string, Promise<LoadedDataSource>>();
  readonly #templates: PreviewTemplates;
  #dashboard: Promise<ShippedDashboard> | undefined;

  /** @param templates are told the variables of the dashboard once it is loaded */
  constructor(templates: PreviewTemplates) {
    this.#templates = templates;
  }

  /** Settings of all data sources, the default one first. */
  dataSources(): DataSourceInstanceSettings[] {
    return Object.values(config.datasources).sort((left, right) => Number(right.isDefault) - Number(left.isDefault));
  }

  /** @throws when there is no such data source, or its module does not load */
  dataSource(uid: string): Promise<LoadedDataSource> {
    const instance = this.#instances.get(uid) ?? this.#createDataSource(uid);
    this.#instances.set(uid, instance);
    return instance;
  }

  /** @throws when it was not built */
  dashboard(): Promise<ShippedDashboard> {
    this.#dashboard ??= readShippedDashboard().then((dashboard) => {
      this.#templates.know(dashboard.variables);
      return dashboard;
    });
    return this.#dashboard;
  }

  /** After its settings changed: the next `dataSource` makes a new instance, as Grafana does. */
  forget(uid: string, changes: Partial<DataSourceInstanceSettings>): void {
    const settings = this.#settingsOf(uid);
    Object.assign(settings, changes);
    this.#instances.delete(uid);
  }

  hasPanel(id: string): boolean {
    return id in config.panels;
  }

  /** @throws when its module does not load */
  async panel(id: string): Promise<PanelPlugin> {
    const meta: PanelPluginMeta | undefined = config.panels[id];
    if (!meta) {
      throw new Error(`There is no panel ${id} in dist/. Was the plugin built?`);
    }
    const plugin = pluginOf(await this.#load(meta.module));
    if (!(plugin instanceof PanelPlugin)) {
      throw new Error(`${meta.module} does not export a panel.`);
    }
    plugin.meta = meta;
    return plugin;
  }

  async #createDataSource(uid: string): Promise<LoadedDataSource> {
    const settings = this.#settingsOf(uid);
    const plugin = pluginOf(await this.#load(settings.meta.module));
    if (!(plugin instanceof DataSourcePlugin)) {
      throw new Error(`${settings.meta.module} does not export a data source.`);
    }
    plugin.meta = settings.meta;
    return { settings, plugin, api: new plugin.DataSourceClass(settings) };
  }

  #settingsOf(uid: string): DataSourceInstanceSettings {
    const settings = this.dataSources().find((candidate) => candidate.uid === uid);
    if (!settings?.meta?.module) {
      throw new Error(
        settings ? `The plugin ${settings.type} is not in dist/. Was it built?` : `There is no data source ${uid}.`
      );
    }
    return settings;
  }
}

function pluginOf(exports: unknown): unknown {
  return typeof exports === 'object' && exports !== null && 'plugin' in exports ? exports.plugin : undefined;
}
