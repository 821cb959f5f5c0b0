// SPDX-License-Identifier: Apache-2.0
import { type PanelDataSummary, VisualizationSuggestionScore } from '@grafana/data';
import { hasRightFields, isFlameGraphFrame } from './data/frame-fields';
import { isSuspectsFrame } from './data/read-suspects-frame';
import { isGoroutinesFrame } from './goroutines/read-goroutines-frame';
import { t } from './translate';

/**
 * Suggests the panel for data that it draws, and for nothing else: best where there are two snapshots, which the built-in panel paints by
 * share; fair for a single one, which it draws as well; good for goroutines and suspects, which are tables elsewhere.
 */
export function suggestGrowth(summary: PanelDataSummary) {
  const { Best, Good, OK } = VisualizationSuggestionScore;
  const frames = (summary.rawFrames ?? []).filter((frame) => frame.length > 0);
  const flames = frames.filter(isFlameGraphFrame);
  if (flames.length > 1 || flames.some(hasRightFields)) {
    return [{ name: t('panel.suggest.growth', 'Growth graph'), score: Best }];
  }
  if (flames.length === 1) {
    return [{ name: t('panel.suggest.snapshot', 'Flame graph of one snapshot'), score: OK }];
  }
  if (frames.some(isGoroutinesFrame)) {
    return [{ name: t('panel.suggest.goroutines', 'Goroutines by stack'), score: Good }];
  }
  return frames.some(isSuspectsFrame) ? [{ name: t('panel.suggest.suspects', 'Suspects'), score: Good }] : undefined;
}
