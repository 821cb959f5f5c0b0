// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PanelView } from '../panel-view';
import { panelAddress } from './panel-address';
import { printView, readView, type SavedView } from './view-text';

// The address is written when the view rests: not on every key, nor while something is dragged.
const REST_MS = 300;

/**
 * What the user looks at, kept in the address of the page where there is one to keep it in: read from there at first and when somebody
 * else changes it, as the browser's "back" does. `first` is what a text leaves unsaid.
 */
export function useSavedView(panelId: number, first: PanelView): [SavedView, (view: PanelView) => void] {
  const address = useMemo(() => panelAddress(panelId), [panelId]);
  const [read] = useState<SavedView>(() => readView(address.read(), first));
  const [saved, setSaved] = useState(read);
  /** What the address said last: it is not written back, as it may say more than this version understands. */
  const asRead = useRef(read);
  /** What the address has of us. */
  const written = useRef<string>(undefined);
  useEffect(() => {
    written.current ??= address.read();
    return address.listen(() => {
      const text = address.read();
      if (text !== written.current) {
        written.current = text;
        asRead.current = readView(text, first);
        setSaved(asRead.current);
      }
    });
  }, [address, first]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const text = printView(saved.view, first);
      // A zoom that is still looked for is in the address and not in the view.
      if (saved !== asRead.current && saved.zoom === undefined && text !== written.current) {
        written.current = text;
        address.write(text);
      }
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [address, saved, first]);
  return [saved, (view) => setSaved({ view, zoom: undefined })];
}
