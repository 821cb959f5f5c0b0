// SPDX-License-Identifier: Apache-2.0
// The leaks of the demo service, by its own addresses: they are not part of what a data source reaches.
import { useCallback, useEffect, useState } from 'react';
import { timer } from 'rxjs';

const POLL_MS = 3000;

export interface DemoLeak {
  name: string;
  description: string;
  unit: string;
  on: boolean;
  rate: number;
  defaultRate: number;
}

/** Answer of the demo service's /leaks. */
export interface DemoStatus {
  kind: 'live' | 'replay';
  readOnly: boolean;
  pausedBecause: string;
  leaks: DemoLeak[];
}

export interface DemoLeaks {
  status?: DemoStatus;
  error?: string;
  setLeak: (name: string, on: boolean, rate: number) => void;
  reset: () => void;
}

export function useDemoLeaks(uid: string): DemoLeaks {
  const [state, setState] = useState<Pick<DemoLeaks, 'status' | 'error'>>({});
  const call = useCallback(
    async (place: string, method: string) => {
      try {
        const response = await fetch(`/demo/${uid}/${place}`, { method });
        if (!response.ok) {
          throw new Error(`the demo service answered ${response.status}`);
        }
        const status: DemoStatus = await response.json();
        setState({ status });
      } catch {
        setState(({ status }) => ({ ...(status ? { status } : {}), error: 'the demo service does not answer' }));
      }
    },
    [uid]
  );
  useEffect(() => {
    const polling = timer(0, POLL_MS).subscribe(() => void call('leaks', 'GET'));
    return () => polling.unsubscribe();
  }, [call]);
  return {
    ...state,
    setLeak: (name, on, rate) => void call(`leaks/${name}?on=${on}&rate=${rate}`, 'POST'),
    reset: () => void call('leaks/reset', 'POST'),
  };
}
