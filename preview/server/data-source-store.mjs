// SPDX-License-Identifier: Apache-2.0
// The data sources of the preview, as Grafana's data base would keep them: settings out, secrets in only.

/** The type of the plugin's data source. */
export const DATA_SOURCE_TYPE = 'seep-pprof-datasource';

/**
 * The demo is looked at for minutes, not for days: it scrapes often, and growth counts in full after four minutes. That is as many scrapes
 * as the defaults ask for, 30 minutes at one in 15 seconds.
 */
export const DEMO_JSON_DATA = {
  kind: 'pprof',
  pathPrefix: '/debug/pprof',
  scrapeIntervalSeconds: 2,
  forceGc: 'never',
  minGrowthAgeSeconds: 240,
};

export class DataSourceStore {
  /** @type {Map<string, any>} uid -> settings as the API of Grafana names them, with the secrets */
  #settings = new Map();

  /** @param {readonly import('./preview-host.mjs').PreviewTarget[]} targets in the order of the variable; the first is the default */
  constructor(targets) {
    targets.forEach(({ uid, name, url, type = DATA_SOURCE_TYPE }, index) =>
      this.#settings.set(uid, {
        id: index + 1,
        uid,
        orgId: 1,
        name,
        type,
        typeName: type === DATA_SOURCE_TYPE ? 'Seep pprof' : type,
        typeLogoUrl: '',
        access: 'proxy',
        url,
        user: '',
        database: '',
        basicAuth: false,
        basicAuthUser: '',
        isDefault: index === 0,
        jsonData: type === DATA_SOURCE_TYPE ? DEMO_JSON_DATA : {},
        secureJsonData: {},
        readOnly: false,
        withCredentials: false,
        version: 1,
      })
    );
  }

  /** @returns {any[]} what GET /api/datasources answers: no secrets, only which are set */
  list() {
    return [...this.#settings.keys()].map((uid) => this.get(uid));
  }

  /** @param {string} uid @returns {any} settings without secrets, or undefined */
  get(uid) {
    const stored = this.#settings.get(uid);
    if (!stored) {
      return undefined;
    }
    const { secureJsonData, ...settings } = stored;
    return {
      ...settings,
      secureJsonFields: Object.fromEntries(Object.keys(secureJsonData).map((name) => [name, true])),
    };
  }

  /** Takes over what an editor may change. @param {string} uid @param {any} changes */
  update(uid, changes) {
    const stored = this.#settings.get(uid);
    const { name, url, basicAuth, basicAuthUser, jsonData } = { ...stored, ...changes };
    const secureJsonData = { ...stored.secureJsonData, ...changes.secureJsonData };
    this.#settings.set(uid, {
      ...stored,
      name,
      url,
      basicAuth,
      basicAuthUser,
      jsonData,
      secureJsonData,
      version: stored.version + 1,
    });
  }

  /** @param {string} uid @returns {{ url: string, authorization?: string } | undefined} where the proxy goes, with which credentials */
  connectionOf(uid) {
    const stored = this.#settings.get(uid);
    if (!stored) {
      return undefined;
    }
    const { url, basicAuth, basicAuthUser, secureJsonData } = stored;
    const pair = Buffer.from(`${basicAuthUser}:${secureJsonData.basicAuthPassword ?? ''}`).toString('base64');
    return basicAuth ? { url, authorization: `Basic ${pair}` } : { url };
  }
}
