// SPDX-License-Identifier: Apache-2.0
// What the page shows, kept in the address so that a reload or a link shows the same.
import { useEffect, useState } from 'react';
import { formatPanelAddress, type PanelAddress, parsePanelAddress } from './panel-address';

export const TABS = ['dashboard', 'datasource', 'explore', 'panel'] as const;
export type Tab = (typeof TABS)[number];

export interface PreviewState {
  tab: Tab;
  /** Id of a theme of Grafana: dark, light, deut_prot_dark, ... */
  theme: string;
  /** Uid of the data source; empty means the default one. */
  dataSource: string;
  /** Start of the time range, relative to now. */
  from: string;
  /** For the tab that shows the panel alone. */
  panel: PanelAddress;
}

/** Reads `#tab=explore&theme=light&ds=leaky`; what is missing or unknown gets its default. */
export function parsePreviewState(hash: string): PreviewState {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    tab: TABS.find((tab) => tab === fields.get('tab')) ?? 'dashboard',
    theme: /^[a-z_]+$/.exec(fields.get('theme') ?? '')?.[0] ?? 'dark',
    dataSource: fields.get('ds') ?? '',
    from: /^now-\d+[mh]$/.exec(fields.get('from') ?? '')?.[0] ?? 'now-5m',
    panel: parsePanelAddress(fields),
  };
}

export function formatPreviewState({ tab, theme, dataSource, from, panel }: PreviewState): string {
  return `#${new URLSearchParams({ tab, theme, ds: dataSource, from, ...(tab === 'panel' && formatPanelAddress(panel)) })}`;
}

/** State and a setter that merges, both through the address. */
export function usePreviewState(): [PreviewState, (change: Partial<PreviewState>) => void] {
  const [state, setState] = useState(() => parsePreviewState(window.location.hash));
  useEffect(() => {
    const follow = () => setState(parsePreviewState(window.location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const change = (part: Partial<PreviewState>) => {
    window.location.hash = formatPreviewState({ ...state, ...part });
  };
  return [state, change];
}
