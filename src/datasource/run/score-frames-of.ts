// SPDX-License-Identifier: Apache-2.0
import type { DataFrame, Labels, QueryResultMeta, QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';
import { scoreDetails, type NewestScore, type ScoredThing } from '../frames/score-details';
import { reasonsFrame } from '../frames/reasons-frame';
import { scoreFrame, type ScoredMoment } from '../frames/score-frame';
import { reasonsNotice } from './notices';

/** A series with its scores over time. */
export interface ScoredSeries extends ScoredThing {
  /** What it is called on the screen. */
  readonly title: string;
  readonly labels: Labels;
  readonly moments: readonly ScoredMoment[];
  /** undefined when there are no moments. */
  readonly newest: NewestScore | undefined;
}

export interface ScoreFramesOptions {
  readonly refId: string;
  /** Of the whole answer. */
  readonly notices: readonly QueryResultMetaNotice[];
  /** Explore shows a table beside the graph, and its graph has no options; a panel draws one frame kind and has options. */
  readonly isExplore: boolean;
}

/** The notices of more series would be a wall of text: then only those of the highest score are shown. */
const MOST_EXPLAINED = 2;

/** A time series each; then, in Explore, the reasons of all as one table, because Explore would merge tables of equal columns. */
export function scoreFramesOf(scored: readonly ScoredSeries[], options: ScoreFramesOptions): DataFrame[] {
  const { refId, notices, isExplore } = options;
  if (scored.length === 0) {
    // A frame without points has a place for the notices that say why.
    const name = t('query-type.leak-score', 'Leak score');
    return [
      scoreFrame([], {
        head: { refId, name, meta: { notices: [...notices] } },
        labels: {},
        displayName: name,
        showThresholds: isExplore,
      }),
    ];
  }
  const explained = scored.length <= MOST_EXPLAINED ? scored : [highestOf(scored)];
  const frames = scored.map((one, i) => {
    const details = one.newest && scoreDetails(one, one.newest);
    const meta: QueryResultMeta = {
      notices: [
        // Grafana collects the notices of all frames: once is enough.
        ...(i === 0 ? notices : []),
        ...(details !== undefined && explained.includes(one) ? [reasonsNotice(one.title, details.reasons)] : []),
      ],
      ...(details === undefined ? {} : { custom: { ...details } }),
    };
    const displayName = t('frame.leak-score', 'Leak score: {{what}}', {
      what: one.title,
      interpolation: { escapeValue: false },
    });
    return scoreFrame(one.moments, {
      head: { refId, name: displayName, meta },
      labels: one.labels,
      displayName,
      showThresholds: isExplore,
    });
  });
  const reasons = scored.flatMap(({ title, unit, newest }) =>
    newest === undefined ? [] : [{ name: title, unit, newest }]
  );
  return isExplore && reasons.length > 0 ? [...frames, reasonsFrame(refId, reasons)] : frames;
}

function highestOf(scored: readonly ScoredSeries[]): ScoredSeries {
  const scoreOf = ({ newest }: ScoredSeries) => newest?.score.score ?? -1;
  return scored.reduce((highest, one) => (scoreOf(one) > scoreOf(highest) ? one : highest));
}
