// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';

/** Gives the keyboard focus back, when a menu or list goes, to what had it when it came. */
export function useReturnFocus(): void {
  // While rendering: by the time effects run the menu has taken the focus.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    },
    [before]
  );
}
