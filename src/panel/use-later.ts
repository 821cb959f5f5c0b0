// SPDX-License-Identifier: Apache-2.0
import { useDeferredValue, useMemo } from 'react';

/**
 * The value a moment later: what is drawn after it takes no time from the frame that answers the user. At once when it is of something
 * else, such as another drawing, whose nodes have other numbers.
 */
export function useLater<T>(value: T, of: unknown): T {
  const later = useDeferredValue(useMemo(() => ({ value, of }), [value, of]));
  return later.of === of ? later.value : value;
}
