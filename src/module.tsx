// SPDX-License-Identifier: Apache-2.0
import { AppPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { StartPage } from './pages/StartPage';
import pluginJson from './plugin.json';

// Not awaited: English defaults are in the code, so nothing has to wait for translations.
void initPluginTranslations(pluginJson.id);

export const plugin = new AppPlugin().setRootPage(StartPage);
