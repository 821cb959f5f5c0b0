// SPDX-License-Identifier: Apache-2.0

/** Whether somebody can see the page. */
export interface PageVisibility {
  isVisible(): boolean;
  /** Calls `listener` on each change; returns how to stop that. */
  watch(listener: () => void): () => void;
}

export const documentVisibility: PageVisibility = {
  isVisible: () => document.visibilityState !== 'hidden',
  watch(listener) {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};
