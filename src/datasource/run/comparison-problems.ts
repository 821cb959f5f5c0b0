// SPDX-License-Identifier: Apache-2.0
// What is wrong with a comparison, in words, for the frame and for its notices.
import type { QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';
import { formatQuantity } from '#pkg/base';
import type { ComparisonCheck, ComparisonProblem } from '#pkg/findings';
import { formatMoment } from './notices';
import type { QueryContext } from './query-context';

/** `meta.custom.compare` of docs/frames.md. */
export interface DescribedComparison {
  readonly isRefused: boolean;
  readonly problems: ReadonlyArray<{ readonly code: ComparisonProblem['code']; readonly message: string }>;
}

type MomentFormat = Pick<QueryContext, 'nowUnixMs' | 'timeZone'>;

const asText = { interpolation: { escapeValue: false } };
/** Enough of a build id to tell two apart. */
const SHOWN_ID_LENGTH = 12;

const SEVERITIES: Readonly<Record<ComparisonProblem['code'], QueryResultMetaNotice['severity']>> = {
  rate: 'error',
  restart: 'warning',
  build: 'warning',
  'no-gc': 'info',
};

export function describeComparison(
  { isRefused, problems }: ComparisonCheck,
  format: MomentFormat
): DescribedComparison {
  return {
    isRefused,
    problems: problems.map((problem) => ({ code: problem.code, message: messageOf(problem, format) })),
  };
}

export function comparisonNotices({ problems }: DescribedComparison): QueryResultMetaNotice[] {
  return problems.map(({ code, message }) => ({ severity: SEVERITIES[code], text: message }));
}

function messageOf(problem: ComparisonProblem, format: MomentFormat): string {
  switch (problem.code) {
    case 'rate':
      return t(
        'notice.other-rate',
        'The heap was sampled once in {{before}} before and once in {{after}} after: the two cannot be compared.',
        {
          before: formatQuantity(problem.beforeBytes, 'bytes'),
          after: formatQuantity(problem.afterBytes, 'bytes'),
          ...asText,
        }
      );
    case 'restart': {
      const time = formatMoment(problem.atUnixMs, format);
      return t(
        'notice.restart-between',
        'The process was restarted in between, at {{time}}: this compares two processes.',
        { time, ...asText }
      );
    }
    case 'build': {
      const [before, after] = [problem.before, problem.after].map((id) => id.slice(0, SHOWN_ID_LENGTH));
      return t(
        'notice.other-build',
        'Before and after are different builds ({{before}}, {{after}}): a name may not mean the same code.',
        { before, after, ...asText }
      );
    }
    case 'no-gc':
      return t(
        'notice.no-gc-between',
        'No garbage collection ran between before and after: a heap profile is as of the last one, so both say the same.'
      );
  }
}
