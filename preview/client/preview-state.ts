// SPDX-License-Identifier: Apache-2.0
// What the page shows, kept in the address so that a reload or a link shows the same.
import { useEffect, useState } from 'react';

export const TABS = ['dashboard', 'datasource', 'explore'] as const;
export type Tab = (typeof TABS)[number];

export interface PreviewState {
  tab: Tab;
  theme: 'dark' | 'light';
  /** Uid of the data source; empty means the default one. */
  dataSource: string;
  /** Start of the time range, relative to now. */
  from: string;
}

/** Reads `#tab=explore&theme=light&ds=leaky`; what is missing or unknown gets its default. */
export function parsePreviewState(hash: string): PreviewState {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    tab: TABS.find((tab) => tab === fields.get('tab')) ?? 'dashboard',
    theme: fields.get('theme') === 'light' ? 'light' : 'dark',
    dataSource: fields.get('ds') ?? '',
    from: /^now-\d+[mh]$/.exec(fields.get('from') ?? '')?.[0] ?? 'now-5m',
  };
}

export function formatPreviewState({ tab, theme, dataSource, from }: PreviewState): string {
  return `#${new URLSearchParams({ tab, theme, ds: dataSource, from })}`;
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
