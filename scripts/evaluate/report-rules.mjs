// SPDX-License-Identifier: Apache-2.0
// What rules beyond the score would change: in each corpus, in both halves of it, and for leaks that are new in a healthy service.
import { describeFigures, FIGURE_COLUMNS } from './describe-figures.mjs';
import { courseOf } from './evaluate-corpus.mjs';
import { formatRatio, formatTable } from './format-table.mjs';
import { measureAlarms } from './measure-alarms.mjs';
import { RULES } from './rules.mjs';

/** @param {readonly { name: string, series: import('./evaluate-corpus.mjs').Evaluated[] }[]} corpora @returns {string} */
export function reportRules(corpora) {
  const tables = corpora.flatMap(({ name, series }) => {
    const twins = twinsOf(series);
    return [
      [name, () => true],
      [`${name}, even ids`, (each) => lastNumberOf(each) % 2 === 0],
      [`${name}, odd ids`, (each) => lastNumberOf(each) % 2 === 1],
    ].map(([title, belongs]) => reportOne(title, series.filter(belongs), (each) => twins.get(each.id)));
  });
  return [...tables, reportNewLeaks(corpora)].join('\n\n');
}

function reportOne(title, series, twinOf) {
  const rows = RULES.map((rule) => [rule.name, ...describeFigures(measureRule(rule, series, twinOf))]);
  return formatTable([`${title} (${series.length})`, ...FIGURE_COLUMNS], rows);
}

function measureRule({ scoreOf, inARow }, series, twinOf) {
  const courses = series.map((each) => {
    const context = { series: each, twin: twinOf(each) };
    return courseOf(each, (evaluation) => scoreOf(evaluation, context));
  });
  return measureAlarms(courses, { inARow });
}

/** What C costs a leak that comes with a new build: every leaking heap after every healthy one of the same input. */
function reportNewLeaks(corpora) {
  const real = corpora.find(({ name }) => name === 'real')?.series ?? [];
  const rows = ['-gc:heap', '-raw:nextgc', '-raw:heap'].flatMap((input) => {
    const heaps = real.filter(({ id }) => id.endsWith(input));
    const leaks = heaps.filter(({ leak }) => leak);
    const healthy = heaps.filter(({ leak }) => !leak);
    return RULES.filter(({ name }) => /C|as it is/.test(name)).map((rule) => {
      const pairs = healthy.flatMap((twin) => leaks.map((leak) => ({ ...leak, twin })));
      const { recall, medianDelay } = measureRule(rule, pairs, ({ twin }) => twin);
      return [
        `${input.slice(1)}: ${rule.name}`,
        String(pairs.length),
        formatRatio(recall),
        formatRatio(medianDelay, 2),
      ];
    });
  });
  return formatTable(['a leak after a healthy build', 'pairs', 'recall', 'median delay'], rows);
}

/** Each recorded program ran twice, with another seed and size: one run stands for the process before the other. */
function twinsOf(series) {
  const byId = new Map(series.map((each) => [each.id, each]));
  const twinId = (id) => id.replace(/-s([12])-/, (_, seed) => `-s${3 - Number(seed)}-`);
  return new Map(
    series.map(({ id }) => [id, twinId(id) === id ? undefined : byId.get(twinId(id))]).filter(([, twin]) => twin)
  );
}

/** The number of a synthetic series, the seed of a recording. */
function lastNumberOf({ id }) {
  const [, number] = /-s?(\d+)(?:-(?:gc|raw):.*)?$/.exec(id) ?? [];
  return Number(number);
}
