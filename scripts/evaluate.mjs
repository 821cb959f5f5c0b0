// SPDX-License-Identifier: Apache-2.0
// npm run evaluate: the leak score on labelled series, as design: leak score, sections 10, 11 and 13 say. Ends with 1 when a demanded figure
// is missed. docs/leak-score-evaluation.md says what came out.
//   node scripts/evaluate.mjs [--folder ../shared/leakscore] [--rules] [--short]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleRooms } from './evaluate/bundle-rooms.mjs';
import { checkAcceptance } from './evaluate/check-acceptance.mjs';
import { evaluateCorpus } from './evaluate/evaluate-corpus.mjs';
import { readCorpora } from './evaluate/read-corpora.mjs';
import { reportFamilies } from './evaluate/report-families.mjs';
import { reportFigures } from './evaluate/report-figures.mjs';
import { reportRules } from './evaluate/report-rules.mjs';
import { reportShortSeries } from './evaluate/report-short-series.mjs';
import { withProgress } from './progress.mjs';
import { inRepository } from './repository.mjs';
import { runMain } from './script-error.mjs';

await runMain(async () => {
  const { values: options } = parseArgs({
    options: {
      folder: { type: 'string', default: path.join('..', 'shared', 'leakscore') },
      rules: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
    },
  });
  const corpora = readCorpora(path.resolve(inRepository(), options.folder));
  const rooms = await bundleRooms();
  const evaluated = await withProgress('Scoring', async () =>
    corpora.map(({ name, series }) => ({ name, series: evaluateCorpus(rooms, series) }))
  );
  const demands = checkAcceptance(evaluated);
  console.log(`${reportFigures(evaluated)}\n`);
  evaluated.forEach(({ series }) => console.log(`${reportFamilies(series)}\n`));
  if (options.rules) {
    console.log(`${reportRules(evaluated)}\n`);
  }
  if (options.short) {
    corpora.forEach((corpus) => console.log(`${reportShortSeries(rooms, corpus)}\n`));
  }
  console.log(demands.map(({ text }) => text).join('\n'));
  return demands.every(({ isReached }) => isReached) ? 0 : 1;
});
