// SPDX-License-Identifier: Apache-2.0
// What is known of a suspect, in short texts; what is not known has none.
import type { GrowthPicture } from '../data/growth-model';
import type { SuspectRow } from '../data/suspect-row';
import { formatShare } from '../graph/node-text';
import { formatChangeIn, formatIn } from '../format-amount';
import { t } from '../translate';

/** Facts beside the name and the growth, in the order in which they matter. */
export const FACT_KINDS = ['share', 'rises', 'rate', 'kept', 'deviations', 'score', 'place'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Short texts of a row; a fact that is not known is not there. */
export type SuspectFacts = Partial<Record<FactKind, string>>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** "34 %", "7/7 up", "14.1 MiB/min", "kept 99 %", "z=21", "score 93", "store.go:88". */
export function factsOfSuspect(row: SuspectRow, picture: GrowthPicture): SuspectFacts {
  const { rises, kept, standardErrors, score } = row;
  const { steps } = picture.suspects;
  const known: Array<readonly [FactKind, boolean, () => string]> = [
    ['share', Number.isFinite(row.share), () => formatShare(row.share)],
    [
      'rises',
      Number.isFinite(rises) && steps > 0,
      () => t('panel.suspects.rises', '{{n}}/{{steps}} up', { n: rises, steps }),
    ],
    ['rate', Number.isFinite(perHourOf(row, picture)), () => formatRate(perHourOf(row, picture), picture)],
    [
      'kept',
      Number.isFinite(kept),
      () => t('panel.suspects.kept', 'kept {{share}}', { share: formatShare(Math.max(0, kept)) }),
    ],
    ['deviations', Number.isFinite(standardErrors), () => `z=${Math.round(standardErrors)}`],
    ['score', Number.isFinite(score), () => t('panel.suspects.score', 'score {{score}}', { score: Math.round(score) })],
    ['place', row.file !== '', () => placeOf(row, row.file.slice(row.file.lastIndexOf('/') + 1))],
  ];
  return Object.fromEntries(known.filter(([, isKnown]) => isKnown).map(([kind, , text]) => [kind, text()]));
}

/** The whole row in words, with full names, for a title. */
export function titleOfSuspect(row: SuspectRow, picture: GrowthPicture): string {
  const { place, ...facts } = factsOfSuspect(row, picture);
  const names = row.leaf === '' ? row.function : `${row.function} ← ${row.leaf}`;
  const texts = [formatChangeIn(picture, row.growth), ...Object.values(facts)];
  return [names, ...(place === undefined ? [] : [placeOf(row, row.file)]), texts.join(', ')].join('\n');
}

function placeOf({ line1 }: SuspectRow, file: string): string {
  return line1 > 0 ? `${file}:${line1}` : file;
}

// What the data source fitted to all captures; without a slope, which few captures may not give, the change over the time between the two.
function perHourOf({ growth, growthPerHour }: SuspectRow, { details }: GrowthPicture): number {
  const { beforeUnixMs = Number.NaN, afterUnixMs = Number.NaN } = details;
  const windowMs = afterUnixMs - beforeUnixMs;
  return growthPerHour > 0 ? growthPerHour : windowMs > 0 ? (growth / windowMs) * HOUR_MS : Number.NaN;
}

// By the hour where a minute has less than one of what is counted.
function formatRate(perHour: number, picture: GrowthPicture): string {
  const perMinute = (perHour * MINUTE_MS) / HOUR_MS;
  return Math.abs(perMinute) >= 1
    ? t('panel.suspects.perMinute', '{{amount}}/min', { amount: formatIn(picture, rounded(perMinute)) })
    : t('panel.suspects.perHour', '{{amount}}/h', { amount: formatIn(picture, rounded(perHour)) });
}

// Ten goroutines an hour are no 10.3.
function rounded(rate: number): number {
  return Math.abs(rate) >= 10 ? Math.round(rate) : rate;
}
