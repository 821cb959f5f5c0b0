// SPDX-License-Identifier: Apache-2.0
import type { PanelData } from '@grafana/data';
import { useMemo } from 'react';
import { type Timeline, timelineOf } from './timeline';

/** The timeline of a panel's data; the same object as long as the data is. */
export function useTimeline({ series, annotations }: PanelData): Timeline {
  return useMemo(() => timelineOf({ series, ...(annotations && { annotations }) }), [series, annotations]);
}
