// SPDX-License-Identifier: Apache-2.0
// The dashboard that the built app brings along: what its panels ask, and its variables.
import { readJson } from './read-json';
import type { TextVariable } from './template-srv';
import type { PanelQuery } from './use-panel-data';

const ADDRESS = '/public/plugins/seep-leaks-app/dashboards/go-leaks.json';

/** The part of a stored panel that the page uses. */
export interface ShippedPanel {
  id: number;
  title: string;
  description: string;
  targets: PanelQuery[];
  options: object;
}

export interface ShippedDashboard {
  /** @throws when the dashboard has none with this id */
  panel: (id: number) => ShippedPanel;
  /** Those that are typed into; the one that picks the data source has a place of its own on the page. */
  variables: readonly TextVariable[];
}

interface StoredDashboard {
  panels: ShippedPanel[];
  templating: { list: Array<TextVariable & { type: string }> };
}

/** @throws when it was not built */
export async function readShippedDashboard(): Promise<ShippedDashboard> {
  const { panels, templating }: StoredDashboard = await readJson(ADDRESS);
  const panelsById = new Map(panels.map((panel) => [panel.id, panel]));
  return {
    panel: (id) => {
      const panel = panelsById.get(id);
      if (!panel) {
        throw new Error(`${ADDRESS} has no panel ${id}.`);
      }
      return panel;
    },
    variables: templating.list.filter(({ type }) => type === 'textbox'),
  };
}
