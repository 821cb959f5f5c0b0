// SPDX-License-Identifier: Apache-2.0
// The one place of the plugin with state of its own for as long as the page lives.
//
// Grafana makes a new DataSourceApi object whenever it likes (after settings were saved, per plugin reload), and each dashboard,
// panel and Explore pane runs its queries on its own. That a target is still polled once can only be seen from outside of them all.
import { LivePoller } from './live-poller';

export interface PollerSpec {
  /** Of the data source. */
  readonly uid: string;
  /** Everything that makes a poller another one: URL and settings. */
  readonly settingsKey: string;
  readonly create: () => LivePoller;
}

export class PollerRegistry {
  readonly #entries = new Map<string, { readonly settingsKey: string; readonly poller: LivePoller }>();

  /** The poller of a data source: the same one until its settings change. The old one sleeps once its last watcher has gone. */
  pollerOf({ uid, settingsKey, create }: PollerSpec): LivePoller {
    const known = this.#entries.get(uid);
    if (known?.settingsKey === settingsKey) {
      return known.poller;
    }
    const poller = create();
    this.#entries.set(uid, { settingsKey, poller });
    return poller;
  }
}

export const pagePollers = new PollerRegistry();
