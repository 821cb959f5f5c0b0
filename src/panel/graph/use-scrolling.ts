// SPDX-License-Identifier: Apache-2.0
// The window on the page of rows: starts around the zero line, follows the focus, and otherwise stays where the user puts it.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLatestCallback } from '../use-latest-callback';
import { type GraphGeometry, initialScrollTop, topOfRow } from './graph-geometry';

export interface Scrolling {
  readonly scrollTopCssPx: number;
  readonly onScroll: (scrollTopCssPx: number) => void;
}

/** The scrolling element and its height. */
export interface Window {
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly heightCssPx: number;
}

/** The row in focus; `key` changes when the focus moves, and not when the data is refreshed. */
export interface FocusedRow {
  readonly side: number;
  readonly row: number;
  readonly key: string;
}

export function useScrolling(
  geometry: GraphGeometry,
  { scrollerRef, heightCssPx }: Window,
  focus: FocusedRow
): Scrolling {
  const wasScrolled = useRef(false);
  const startCssPx = initialScrollTop(geometry, heightCssPx);
  const [{ scrollTopCssPx, fromCssPx }, setPlace] = useState({ scrollTopCssPx: startCssPx, fromCssPx: startCssPx });
  // The zero line moves when rows above it come or go: then the window starts anew around it. State set while rendering: what is laid out
  // first is what shows.
  if (fromCssPx !== startCssPx) {
    setPlace({ scrollTopCssPx: startCssPx, fromCssPx: startCssPx });
  }
  useLayoutEffect(() => {
    // Even asking where it is would make the browser lay out the page.
    if (scrollerRef.current !== null && (startCssPx > 0 || wasScrolled.current)) {
      scrollerRef.current.scrollTop = startCssPx;
      wasScrolled.current = true;
    }
  }, [scrollerRef, startCssPx]);
  // Where the browser puts a window that would reach beyond the page.
  const topCssPx = Math.min(scrollTopCssPx, Math.max(0, geometry.contentHeightCssPx - heightCssPx));
  // A refresh must not take the window from the user: only a move of the focus scrolls.
  const scrollToFocus = useLatestCallback(() => {
    const wantedCssPx = scrollTopFor({ geometry, focus, heightCssPx }, topCssPx);
    if (scrollerRef.current !== null && focus.key !== '0' && wantedCssPx !== topCssPx) {
      scrollerRef.current.scrollTop = wantedCssPx;
    }
  });
  useEffect(scrollToFocus, [scrollToFocus, focus.key]);
  const onScroll = (scrolledCssPx: number) => {
    wasScrolled.current = true;
    setPlace({ scrollTopCssPx: scrolledCssPx, fromCssPx: startCssPx });
  };
  return { scrollTopCssPx: topCssPx, onScroll };
}

// The nearest place of the window that shows the row in focus.
function scrollTopFor(
  { geometry, focus, heightCssPx }: { geometry: GraphGeometry; focus: FocusedRow; heightCssPx: number },
  scrollTopCssPx: number
): number {
  const { above, below } = geometry.rows;
  const row = Math.min(focus.row, Math.max(0, (focus.side === 0 ? below : above) - 1));
  const top = topOfRow(geometry, focus.side, row);
  const bottom = top + geometry.rowHeightCssPx;
  return Math.min(Math.max(scrollTopCssPx, bottom - heightCssPx), top);
}
