// SPDX-License-Identifier: Apache-2.0
import { type RefCallback, useCallback, useRef, useState } from 'react';

/** Width of the element that the returned ref is put on, in CSS pixels; 0 until it is known. */
export function useElementWidth(): [RefCallback<HTMLElement>, number] {
  const [widthCssPx, setWidthCssPx] = useState(0);
  const observer = useRef<ResizeObserver | undefined>(undefined);
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (element) {
      observer.current = new ResizeObserver(([entry]) => setWidthCssPx(Math.floor(entry.contentRect.width)));
      observer.current.observe(element);
    }
  }, []);
  return [ref, widthCssPx];
}
