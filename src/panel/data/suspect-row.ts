// SPDX-License-Identifier: Apache-2.0

/** One row of the list. NaN and undefined: not known. */
export interface SuspectRow {
  readonly rank: number;
  /** The hinge: the deepest function of the application's own code that the growth passes through. */
  readonly function: string;
  /** The function that allocates, when it is library code below the hinge; else "". */
  readonly leaf: string;
  readonly file: string;
  /** 1-based, 0 when unknown. */
  readonly line1: number;
  /** In the unit of the tree. */
  readonly growth: number;
  /** Of all growth, 0 .. 1. */
  readonly share: number;
  /** Node of the tree; undefined when the list stands alone. */
  readonly node: number | undefined;
  /** 0 .. 100. */
  readonly score: number;
  readonly growthPerHour: number;
  readonly rises: number;
  readonly kept: number;
  /** Growth in standard errors of sampling; Infinity for exact counts. */
  readonly standardErrors: number;
  readonly proven: number;
  readonly history: readonly number[];
}
