// SPDX-License-Identifier: Apache-2.0
// The columns of design: leak score, 11.1.
import { formatPercent, formatRatio } from './format-table.mjs';

export const FIGURE_COLUMNS = [
  'AUC end',
  'AUC ever',
  'precision',
  'recall',
  'FPR ever',
  'transient',
  'median delay',
  'end >= 50: P',
  'R',
];

/** @param {ReturnType<typeof import('./measure-alarms.mjs').measureAlarms>} figures @returns {string[]} one cell per column */
export function describeFigures(figures) {
  return [
    formatRatio(figures.aucEnd),
    formatRatio(figures.aucEver),
    formatRatio(figures.precision),
    formatRatio(figures.recall),
    formatPercent(figures.falseAlarmRatio),
    formatRatio(figures.transientRatio, 2),
    formatRatio(figures.medianDelay, 2),
    formatRatio(figures.endPrecision),
    formatRatio(figures.endRecall),
  ];
}
