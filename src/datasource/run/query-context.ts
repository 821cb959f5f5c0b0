// SPDX-License-Identifier: Apache-2.0
import type { TimeRange } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import type { HistorySnapshot } from '#pkg/capture';
import type { LiveState } from '../live/live-state';
import type { ScoreLog } from './score-log';

/** What queries are answered from, at one moment. */
export interface QueryContext {
  /** Its history is that of the moment: an answer takes several turns. */
  readonly state: Omit<LiveState, 'history'> & { readonly history: HistorySnapshot };
  /** The data source's name: there is one per service. */
  readonly service: string;
  readonly range: Pick<TimeRange, 'from' | 'to'>;
  readonly timeZone: TimeZone;
  readonly nowUnixMs: number;
  readonly minGrowthAgeSeconds: number;
  /** Memory limit of the process from the settings, bytes. */
  readonly settingsLimitBytes: number | undefined;
  /** Who asks: a CoreApp, or another app. */
  readonly app: string;
  readonly scores: ScoreLog;
}
