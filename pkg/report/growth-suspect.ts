// SPDX-License-Identifier: Apache-2.0
import type { Suspect } from '#pkg/findings';

/** A suspect with what the history knows of it; undefined or NaN = unknown. */
export type GrowthSuspect = Pick<
  Suspect,
  'rank' | 'site' | 'function' | 'file' | 'line1' | 'growth' | 'share' | 'node'
> & {
  /** Of `steps` steps from capture to capture, how many rose. */
  readonly rises?: number | undefined;
  readonly steps?: number | undefined;
  /** Change of in-use over change of allocated, 0 .. 1. */
  readonly kept?: number | undefined;
};
