// SPDX-License-Identifier: Apache-2.0
import type { SuspectRow } from './suspect-row';

/** The ranked places of growth. */
export interface SuspectList {
  /** false while the ranking is under way. */
  readonly isRanked: boolean;
  readonly rows: readonly SuspectRow[];
  /** Places that grew by less than two standard errors of sampling and are left out. */
  readonly belowNoise: number;
  /** Names of the hinge functions, as the frame table has them. */
  readonly hinges: ReadonlySet<string>;
  /** Steps that `rises` counts; 0 when not known. */
  readonly steps: number;
}

export const NOT_RANKED: SuspectList = { isRanked: false, rows: [], belowNoise: 0, hinges: new Set(), steps: 0 };
