// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import type { PanelOptions } from './options';
import { FIRST_VIEW, type PanelView } from './panel-view';
import { useSavedView } from './state/use-saved-view';
import type { SavedView } from './state/view-text';

/** What the user looks at: at first, and again whenever they change, as the options say, except for what the page's address has. */
export function usePanelView(panelId: number, options: PanelOptions): [SavedView, (view: PanelView) => void] {
  const { widthMode: mode, colorBy: fill, isNormalised } = options;
  const first = useMemo(() => ({ ...FIRST_VIEW, mode, fill, isNormalised }), [mode, fill, isNormalised]);
  const [saved, setView] = useSavedView(panelId, first);
  const [followed, setFollowed] = useState(first);
  // State set while rendering, as React advises for what follows from props.
  if (first !== followed) {
    setFollowed(first);
    setView({ ...saved.view, mode, fill, isNormalised });
  }
  return [saved, setView];
}
