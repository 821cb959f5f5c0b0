// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';

/** What a promise gave so far. */
export interface Loaded<T> {
  value?: T;
  error?: string;
}

/**
 * Calls `load` whenever it is another function, so wrap it in useCallback. What a former function gave is not shown for a new one.
 */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ load: () => Promise<T>; loaded: Loaded<T> }>({ load, loaded: {} });
  useEffect(() => {
    let isCurrent = true;
    const settle = (loaded: Loaded<T>) => isCurrent && setState({ load, loaded });
    load().then(
      (value) => settle({ value }),
      (error: unknown) => settle({ error: error instanceof Error ? error.message : String(error) })
    );
    return () => {
      isCurrent = false;
    };
  }, [load]);
  return state.load === load ? state.loaded : {};
}
