// SPDX-License-Identifier: Apache-2.0
import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { GrowthPanel } from './GrowthPanel';
import { migrateOptions } from './migrate-options';
import { offerOptions } from './offer-options';
import type { PanelOptions } from './options';
import pluginJson from './plugin.json';
import { suggestGrowth } from './suggest-growth';

// Not awaited: that would make the module's exports a promise, and with no translations to load, one microtask is all it takes.
void initPluginTranslations(pluginJson.id);

// Unit, decimals and data links mean something for a frame of the graph; the others do not.
const MEANINGLESS = [
  FieldConfigProperty.Min,
  FieldConfigProperty.Max,
  FieldConfigProperty.FieldMinMax,
  FieldConfigProperty.DisplayName,
  FieldConfigProperty.NoValue,
  FieldConfigProperty.Thresholds,
  FieldConfigProperty.Mappings,
  FieldConfigProperty.Color,
  FieldConfigProperty.Actions,
  FieldConfigProperty.Filterable,
];

export const plugin = new PanelPlugin<PanelOptions>(GrowthPanel)
  .useFieldConfig({ disableStandardOptions: MEANINGLESS })
  .setPanelOptions(offerOptions)
  .setMigrationHandler(migrateOptions)
  .setSuggestionsSupplier(suggestGrowth);
