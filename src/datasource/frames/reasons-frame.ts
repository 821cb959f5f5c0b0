// SPDX-License-Identifier: Apache-2.0
import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { explainTerms } from '#pkg/leakscore';
import { explainNewest, type NewestScore } from './score-details';

/** A series with its newest score. */
export interface ExplainedSeries {
  readonly name: string;
  readonly newest: NewestScore;
  /** As formatQuantity takes it. */
  readonly unit: string;
}

/** Why the newest scores are what they are: a row for each score, then one for each of its terms. */
export function reasonsFrame(refId: string, series: readonly ExplainedSeries[]): DataFrame {
  const rows = series.flatMap(rowsOf);
  const texts = (name: 'series' | 'term' | 'sentence', displayName: string, widthCssPx?: number) => ({
    name,
    type: FieldType.string,
    config: { displayName, custom: widthCssPx === undefined ? {} : { width: widthCssPx } },
    values: rows.map((row) => row[name]),
  });
  return createDataFrame({
    refId,
    name: t('frame.reasons', 'Reasons'),
    meta: { preferredVisualisationType: 'table', custom: { schema: 1, kind: 'leakScoreReasons' } },
    fields: [
      texts('series', t('reasons.series', 'Series'), 180),
      texts('term', t('reasons.term', 'Term'), 90),
      {
        name: 'value',
        type: FieldType.number,
        config: { displayName: t('reasons.value', 'Value'), decimals: 1, custom: { width: 80 } },
        values: rows.map(({ value }) => value),
      },
      texts('sentence', t('reasons.sentence', 'Why')),
    ],
  });
}

function rowsOf({ name, newest, unit }: ExplainedSeries) {
  const { score } = newest;
  const terms = explainTerms(score);
  const ofTerms = new Set(terms.map(({ sentence }) => sentence));
  const rest = explainNewest(newest, unit).filter((sentence) => !ofTerms.has(sentence));
  return [
    { series: name, term: 'score', value: score.score, sentence: rest.join(' ') },
    ...terms.map(({ term, value, sentence }) => ({ series: name, term, value, sentence })),
  ];
}
