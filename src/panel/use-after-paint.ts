// SPDX-License-Identifier: Apache-2.0
import { startTransition, useEffect, useState } from 'react';

/**
 * false until what was rendered first is painted, true from then on. What waits for it is rendered as a transition: in pieces of some
 * milliseconds between which the browser answers.
 */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    // Called just before the frame is painted; the transition begins in a task of its own, and so after it.
    const handle = requestAnimationFrame(() => startTransition(() => setPainted(true)));
    return () => cancelAnimationFrame(handle);
  }, []);
  return isPainted;
}
