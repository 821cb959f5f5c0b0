// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Whether a CSS media query holds, now and whenever that changes. */
export function useMediaQuery(query: string): boolean {
  // Kept: React asks for the value in every render, and making a list costs a millisecond.
  const list = useMemo(() => window.matchMedia(query), [query]);
  const subscribe = useCallback(
    (onChange: () => void) => {
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    [list]
  );
  return useSyncExternalStore(subscribe, () => list.matches);
}
