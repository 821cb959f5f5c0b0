// SPDX-License-Identifier: Apache-2.0
// What the panels of the tab show, and the door through which a test hands them something else: window.seepShow.
import {
  dataFrameFromJSON,
  type DataFrameJSON,
  type FieldConfigSource,
  LoadingState,
  type PanelData,
} from '@grafana/data';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { relativeRange } from './relative-range';

/** Whatever is left out is as in a panel that nobody touched. */
export interface ShownFrames {
  frames: DataFrameJSON[];
  /** Options of the panel; its own defaults fill in the rest. */
  options?: object;
  fieldConfig?: FieldConfigSource;
  state?: LoadingState;
  errors?: string[];
  /** Dashboard variables, for the texts that the panel has replaced. */
  variables?: Record<string, string>;
}

declare global {
  interface Window {
    /** Resolves when the browser has painted once with what was handed over; a panel that works in turns may still be at it. */
    seepShow?: (shown: ShownFrames) => Promise<void>;
  }
}

export interface ShownPanel {
  shown: ShownFrames;
  data: PanelData;
}

/** @returns what to show, undefined before anything was handed over, and a way to hand something over from within the page */
export function useShownFrames(): [ShownPanel | undefined, (shown: ShownFrames) => void] {
  const [shown, setShown] = useState<ShownFrames>();
  useEffect(() => {
    window.seepShow = (next) => {
      setShown(next);
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
    };
    return () => {
      delete window.seepShow;
    };
  }, []);
  const panel = useMemo(() => shown && { shown, data: panelDataOf(shown) }, [shown]);
  return [panel, useCallback((next: ShownFrames) => setShown(next), [])];
}

function panelDataOf({ frames, state, errors }: ShownFrames): PanelData {
  return {
    state: state ?? (errors ? LoadingState.Error : LoadingState.Done),
    series: frames.map((frame) => dataFrameFromJSON(frame)),
    timeRange: relativeRange('now-5m'),
    ...(errors && { errors: errors.map((message) => ({ message })) }),
  };
}
