// SPDX-License-Identifier: Apache-2.0
// Before and after in turn while a key is held. The frames keep their place: what changes, jumps to the eye.
import { useEffect, useRef, useState } from 'react';
import type { BlinkPhase } from './scene';
import { useMediaQuery } from './use-media-query';

const BLINK_MS = 600;

export interface Blink {
  /** undefined: not blinking. */
  readonly phase: BlinkPhase | undefined;
  readonly onPress: () => void;
  readonly onRelease: () => void;
}

/** With `prefers-reduced-motion` nothing moves by itself: each press shows the other of the two. */
export function useBlink(isPossible: boolean): Blink {
  const [phase, setPhase] = useState<BlinkPhase>();
  const lastShown = useRef<BlinkPhase>('after');
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)');
  const isHeld = isPossible && phase !== undefined;
  useEffect(() => {
    if (!isHeld || isStill) {
      return undefined;
    }
    const timer = setInterval(() => setPhase((shown) => shown && otherOf(shown)), BLINK_MS);
    return () => clearInterval(timer);
  }, [isHeld, isStill]);
  const onPress = () => {
    // A held key repeats: only the first press counts.
    if (isPossible && phase === undefined) {
      lastShown.current = isStill ? otherOf(lastShown.current) : 'before';
      setPhase(lastShown.current);
    }
  };
  return { phase: isPossible ? phase : undefined, onPress, onRelease: () => setPhase(undefined) };
}

function otherOf(phase: BlinkPhase): BlinkPhase {
  return phase === 'before' ? 'after' : 'before';
}
