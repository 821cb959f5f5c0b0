// SPDX-License-Identifier: Apache-2.0
// What a frame's notices say about where its data come from.
import { dateTimeFormat, type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { TimeZone } from '@grafana/schema';
import type { QueryContext } from './query-context';

// Notices are shown as text: names and messages must not be escaped as if they were HTML.
const asText = { interpolation: { escapeValue: false } };
const HALF_A_DAY_MS = 12 * 3_600_000;

/** Where the window starts, where it is kept, and what was odd about the last round. */
export function sourceNotices({ state, nowUnixMs, timeZone }: QueryContext): QueryResultMetaNotice[] {
  const first = state.history.captures.at(0);
  const notices: QueryResultMetaNotice[] = [];
  if (first === undefined && state.failure === undefined) {
    notices.push(info(t('notice.no-capture', 'No capture yet: the first one is under way.')));
  }
  if (first !== undefined) {
    const time = formatMoment(first.timeUnixMs, { nowUnixMs, timeZone });
    notices.push(
      info(
        state.storageWarning === undefined
          ? t('notice.window-kept', 'Live data since {{time}}, kept in this browser.', { time, ...asText })
          : t('notice.window-not-kept', 'Live data since {{time}}.', { time, ...asText })
      )
    );
  }
  if (state.storageWarning !== undefined) {
    const reason = state.storageWarning.message;
    notices.push(
      warning(
        t('notice.not-kept', 'Captures cannot be kept in this browser and end with the page: {{reason}}', {
          reason,
          ...asText,
        })
      )
    );
  }
  return [...notices, ...state.warnings.map(({ message }) => warning(message))];
}

/** Why there is no growth to show yet. */
export function oneCaptureNotice({ state, nowUnixMs }: QueryContext): QueryResultMetaNotice {
  const seconds = Math.max(0, Math.ceil((state.nextRoundUnixMs - nowUnixMs) / 1000));
  return info(
    t('notice.one-capture', 'One capture so far; growth appears with the next one (in {{seconds}} s).', {
      seconds,
      ...asText,
    })
  );
}

export function sameCaptureNotice(
  timeUnixMs: number,
  context: Pick<QueryContext, 'nowUnixMs' | 'timeZone'>
): QueryResultMetaNotice {
  const time = formatMoment(timeUnixMs, context);
  return info(t('notice.same-capture', 'Before and after mean the same capture, of {{time}}.', { time, ...asText }));
}

export function missingRowsNotice(profileType: string): QueryResultMetaNotice {
  return warning(t('notice.missing-rows', 'No capture holds {{profileType}}.', { profileType, ...asText }));
}

export function noGoroutinesNotice(): QueryResultMetaNotice {
  return warning(t('notice.no-goroutines', 'No capture of goroutines in this time range.'));
}

/** The reasons of a score as one notice. */
export function reasonsNotice(resource: string, reasons: readonly string[]): QueryResultMetaNotice {
  return info(`${resource}: ${reasons.join(' ')}`);
}

/** A time as notices name it: without the date within half a day. */
export function formatMoment(
  unixMs: number,
  { nowUnixMs, timeZone }: { nowUnixMs: number; timeZone: TimeZone }
): string {
  const format = nowUnixMs - unixMs < HALF_A_DAY_MS ? 'HH:mm:ss' : 'YYYY-MM-DD HH:mm';
  return dateTimeFormat(unixMs, { timeZone, format });
}

function info(text: string): QueryResultMetaNotice {
  return { severity: 'info', text };
}

function warning(text: string): QueryResultMetaNotice {
  return { severity: 'warning', text };
}
