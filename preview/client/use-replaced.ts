// SPDX-License-Identifier: Apache-2.0
import { getTemplateSrv, locationService } from '@grafana/runtime';
import { useSyncExternalStore } from 'react';

/** `text` with the dashboard's variables replaced; renders again when that makes it another text. */
export function useReplaced(text: string): string {
  return useSyncExternalStore(listenToAddress, () => getTemplateSrv().replace(text));
}

function listenToAddress(onChange: () => void): () => void {
  return locationService.getHistory().listen(onChange);
}
