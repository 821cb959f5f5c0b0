// SPDX-License-Identifier: Apache-2.0
// The table of design: leak score, 11.1.
import { describeFigures, FIGURE_COLUMNS } from './describe-figures.mjs';
import { courseOf } from './evaluate-corpus.mjs';
import { formatTable } from './format-table.mjs';
import { measureAlarms } from './measure-alarms.mjs';

/** @param {readonly { name: string, series: import('./evaluate-corpus.mjs').Evaluated[] }[]} corpora @returns {string} */
export function reportFigures(corpora) {
  const rows = corpora.flatMap(({ name, series }) => [
    [`${name}, with W`, ...describe(series, ({ score }) => score)],
    [`${name}, evidence`, ...describe(series, ({ evidence }) => evidence)],
  ]);
  return formatTable(['series, threshold 80', ...FIGURE_COLUMNS], rows);
}

function describe(series, scoreOf) {
  return describeFigures(measureAlarms(series.map((evaluated) => courseOf(evaluated, scoreOf))));
}
