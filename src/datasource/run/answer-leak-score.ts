// SPDX-License-Identifier: Apache-2.0
import type { DataFrame, QueryResultMeta } from '@grafana/data';
import { t } from '@grafana/i18n';
import { scoreDetails } from '../frames/score-details';
import { scoreFrame } from '../frames/score-frame';
import type { SeepQuery } from '../query/seep-query';
import { reasonsNotice, sourceNotices } from './notices';
import type { QueryContext } from './query-context';

/** The score of the heap and of the goroutines over time, one frame each; the newest of each with its reasons and its forecast. */
export function answerLeakScore(query: SeepQuery, context: QueryContext): DataFrame[] {
  const { range, scores, minGrowthAgeSeconds, service, state } = context;
  const moments = scores.scoresOf(
    state.history,
    { fromUnixMs: range.from.valueOf(), toUnixMs: range.to.valueOf() },
    { minGrowthAgeSeconds, limitBytes: query.limitBytes }
  );
  const resources = [
    { resource: 'heap', title: t('resource.heap', 'Heap'), unit: 'bytes' },
    { resource: 'goroutines', title: t('resource.goroutines', 'Goroutines'), unit: 'count' },
  ] as const;
  return resources.map(({ resource, title, unit }, i) => {
    const newest = moments.at(-1)?.score[resource];
    const details = newest && scoreDetails(resource, newest, unit);
    const meta: QueryResultMeta = {
      notices: [
        ...(i === 0 ? sourceNotices(context) : []),
        ...(details ? [reasonsNotice(title, details.reasons)] : []),
      ],
      ...(details === undefined ? {} : { custom: { ...details } }),
    };
    const displayName = t('frame.leak-score', 'Leak score: {{what}}', {
      what: title,
      interpolation: { escapeValue: false },
    });
    return scoreFrame(
      moments.map(({ timeUnixMs, score }) => ({ timeUnixMs, score: score[resource] })),
      { head: { refId: query.refId, name: displayName, meta }, labels: { service, resource }, displayName }
    );
  });
}
