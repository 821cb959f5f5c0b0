// SPDX-License-Identifier: Apache-2.0
import { dateTimeFormat } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { t } from '../translate';
import type { Handle } from './move-pick';

const DAY_MS = 86_400_000;

/** Writes moments of a stretch of time: "14:03:20", with the day where the stretch is longer than one. */
export function timeFormatter(timesUnixMs: readonly number[], timeZone: TimeZone): (unixMs: number) => string {
  const spanMs = (timesUnixMs[timesUnixMs.length - 1] ?? 0) - (timesUnixMs[0] ?? 0);
  const format = spanMs < DAY_MS ? 'HH:mm:ss' : 'MM-DD HH:mm';
  return (unixMs) => dateTimeFormat(unixMs, { format, timeZone });
}

export function labelOfHandle(handle: Handle): string {
  return handle === 'before' ? t('panel.time.before', 'before') : t('panel.time.after', 'after');
}

/** Why a handle went no further. */
export function describeStop(handle: Handle, restart: string): string {
  return handle === 'before'
    ? t('panel.time.restartBefore', 'Before stops here: the process was restarted at {{restart}}.', { restart })
    : t('panel.time.restartAfter', 'After stops here: the process was restarted at {{restart}}.', { restart });
}
