// SPDX-License-Identifier: Apache-2.0
import { PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { GrowthPanel } from './GrowthPanel';
import { DEFAULT_OPTIONS, type PanelOptions } from './options';
import pluginJson from './plugin.json';
import { suggestGrowth } from './suggest-growth';
import { t } from './translate';

// Not awaited: that would make the module's exports a promise, and with no translations to load, one microtask is all it takes.
void initPluginTranslations(pluginJson.id);

export const plugin = new PanelPlugin<PanelOptions>(GrowthPanel)
  .useFieldConfig()
  .setPanelOptions((builder) =>
    builder
      .addBooleanSwitch({
        path: 'showSuspects',
        name: t('panel.options.suspects', 'Suspects'),
        description: t('panel.options.suspectsAbout', 'List what grew most beside the graph where there is room.'),
        defaultValue: DEFAULT_OPTIONS.showSuspects,
      })
      .addSliderInput({
        path: 'rowHeightCssPx',
        name: t('panel.options.rowHeight', 'Row height'),
        settings: { min: 14, max: 28, step: 1 },
        defaultValue: DEFAULT_OPTIONS.rowHeightCssPx,
      })
  )
  .setSuggestionsSupplier(suggestGrowth);
