// SPDX-License-Identifier: Apache-2.0
import { startTransition, useEffect, useState } from 'react';

/**
 * false until what was rendered first is painted, true from then on. What waits for it is rendered as a transition: in pieces of some
 * milliseconds between which the browser answers.
 */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => startTransition(() => setPainted(true)), []);
  return isPainted;
}
