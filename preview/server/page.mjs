// SPDX-License-Identifier: Apache-2.0
// The page and its boot data. Boot data must be there before any Grafana module runs, hence the script of its own.

/** @param {string} nonce @returns {string} HTML */
export function renderPage(nonce) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Seep preview</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/preview/main.css" />
    <script nonce="${nonce}" src="/boot.js"></script>
    <script nonce="${nonce}" type="module" src="/preview/main.js"></script>
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`;
}

/**
 * @param {object} state
 * @param {any[]} state.dataSources settings of all data sources
 * @param {import('./installed-plugins.mjs').InstalledPlugin[]} state.plugins
 * @param {{ kind: string, note?: string }} state.demo what the data sources point at
 * @returns {string} JavaScript
 */
export function renderBootScript({ dataSources, plugins, demo }) {
  const metas = Object.fromEntries(plugins.map(({ id, meta }) => [id, meta]));
  const bootData = {
    settings: {
      buildInfo: { version: '13.2.2', env: 'development', edition: 'Open Source' },
      featureToggles: {},
      datasources: Object.fromEntries(
        dataSources.map((settings) => [settings.name, instanceSettings(settings, metas)])
      ),
      panels: Object.fromEntries(plugins.filter(({ meta }) => meta.type === 'panel').map(({ id, meta }) => [id, meta])),
      apps: {},
    },
    user: {
      isSignedIn: true,
      id: 1,
      login: 'preview',
      lightTheme: false,
      timezone: 'browser',
      orgRole: 'Admin',
      locale: 'en-US',
      language: 'en-US',
    },
    navTree: [],
  };
  return [
    `window.__grafana_public_path__ = '/public/';`,
    `window.grafanaBootData = ${JSON.stringify(bootData)};`,
    `window.seepPreview = ${JSON.stringify({ demo })};`,
  ].join('\n');
}

/** Of a type that is not built here: lists of data sources show logos. */
const NO_META = { info: { logos: { small: '', large: '' } } };

function instanceSettings({ id, uid, name, type, jsonData, isDefault }, metas) {
  const url = `/api/datasources/proxy/uid/${uid}`;
  return {
    id,
    uid,
    name,
    type,
    url,
    access: 'proxy',
    jsonData,
    isDefault,
    readOnly: false,
    meta: metas[type] ?? NO_META,
  };
}
