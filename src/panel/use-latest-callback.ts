// SPDX-License-Identifier: Apache-2.0
import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A function that stays the same in all renders and does what `callback` of the last one does: for the props of a memo, so that a zoom
 * renders what changes with it and nothing else. Not for calls while rendering.
 */
export function useLatestCallback<Arguments extends readonly unknown[]>(
  callback: (...given: Arguments) => void
): (...given: Arguments) => void {
  const latest = useRef(callback);
  useLayoutEffect(() => {
    latest.current = callback;
  });
  return useCallback((...given: Arguments) => latest.current(...given), []);
}
