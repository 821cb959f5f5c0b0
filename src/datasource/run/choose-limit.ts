// SPDX-License-Identifier: Apache-2.0
// At which live heap a service dies (design: leak score, 3 and 8).

/** Where a limit was found, best first. */
export type LimitSource = 'query' | 'expression' | 'settings' | 'GOMEMLIMIT';

export interface LimitCandidates {
  /** Memory of the process, bytes. */
  readonly queryBytes?: number | undefined;
  /** What the query's limit expression gives. */
  readonly expressionBytes?: number | undefined;
  readonly settingsBytes?: number | undefined;
  readonly gomemlimitBytes?: number | undefined;
}

/** What a process takes now, bytes. */
export interface Footprint {
  /** Resident memory, not its peak. */
  readonly rssBytes: number | undefined;
  readonly liveBytes: number | undefined;
}

export interface ChosenLimit {
  readonly source: LimitSource;
  /** As it was given, of the process. */
  readonly limitBytes: number;
  /** Resident memory over live heap; null when it is not known or not needed, and 1 was taken for it. */
  readonly kappa: number | null;
  /** Live heap at which the process reaches the limit. */
  readonly liveLimitBytes: number;
}

/** Nine in ten of the measured programs have less; in a small process most of it is a constant part, which does not grow along. */
const HIGHEST_KAPPA = 3.3;

/**
 * The limit that counts, undefined when none is known. A limit of the process is divided by what the process takes for each live byte.
 * GOMEMLIMIT is not: near it the garbage collector runs as often as it must, until what is alive fills the limit alone.
 */
export function chooseLimit(candidates: LimitCandidates, { rssBytes, liveBytes }: Footprint): ChosenLimit | undefined {
  const { queryBytes, expressionBytes, settingsBytes, gomemlimitBytes } = candidates;
  const ofProcess = [
    { source: 'query', limitBytes: queryBytes },
    { source: 'expression', limitBytes: expressionBytes },
    { source: 'settings', limitBytes: settingsBytes },
  ] as const;
  for (const { source, limitBytes } of ofProcess) {
    if (limitBytes !== undefined) {
      const isKnown = rssBytes !== undefined && liveBytes !== undefined && liveBytes > 0;
      const kappa = isKnown ? Math.min(HIGHEST_KAPPA, Math.max(1, rssBytes / liveBytes)) : null;
      return { source, limitBytes, kappa, liveLimitBytes: limitBytes / (kappa ?? 1) };
    }
  }
  return gomemlimitBytes === undefined
    ? undefined
    : { source: 'GOMEMLIMIT', limitBytes: gomemlimitBytes, kappa: null, liveLimitBytes: gomemlimitBytes };
}
