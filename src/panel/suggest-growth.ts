// SPDX-License-Identifier: Apache-2.0
import { type PanelDataSummary, VisualizationSuggestionScore } from '@grafana/data';
import { isFlameGraphFrame } from './data/frame-fields';

/** Suggests the panel for data that holds a flame graph; Best when a frame is a delta, which the built-in panel paints by share. */
export function suggestGrowth(summary: PanelDataSummary) {
  const flames = (summary.rawFrames ?? []).filter((frame) => frame.length > 0 && isFlameGraphFrame(frame));
  if (flames.length === 0) {
    return undefined;
  }
  const isDelta = flames.length > 1 || flames[0].fields.some((field) => field.name === 'selfRight');
  return [{ score: isDelta ? VisualizationSuggestionScore.Best : VisualizationSuggestionScore.OK }];
}
