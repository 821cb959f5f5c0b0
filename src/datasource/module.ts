// SPDX-License-Identifier: Apache-2.0
import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { ConfigEditor } from './components/ConfigEditor';
import { QueryEditor } from './components/QueryEditor';
import { SeepDataSource } from './datasource';
import type { SeepQuery } from './query/seep-query';
import type { SeepOptions } from './settings/seep-options';
import pluginJson from './plugin.json';

// Not awaited: English defaults are in the code, so nothing has to wait for translations.
void initPluginTranslations(pluginJson.id);

export const plugin = new DataSourcePlugin<SeepDataSource, SeepQuery, SeepOptions>(SeepDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
