// SPDX-License-Identifier: Apache-2.0
// When the two sides of a growth were taken.
import { formatQuantity } from '#pkg/base';

export interface GrowthRange {
  readonly beforeUnixMs?: number | undefined;
  readonly afterUnixMs?: number | undefined;
  /** How many captures the evidence rests on, before and after included. */
  readonly captureCount?: number | undefined;
}

const NANOSECONDS_PER_MS = 1e6;

/** The time from before to after; undefined unless both are known and in this order. */
export function lengthOf({
  beforeUnixMs = NaN,
  afterUnixMs = NaN,
}: GrowthRange): { ms: number; text: string } | undefined {
  const ms = afterUnixMs - beforeUnixMs;
  return ms > 0 ? { ms, text: formatQuantity(ms * NANOSECONDS_PER_MS, 'nanoseconds') } : undefined;
}

/** "2026-08-01 10:00:00 UTC"; "unknown" for what is no time. */
export function formatTime(unixMs: number | undefined): string {
  const time = new Date(unixMs ?? NaN);
  return Number.isNaN(time.getTime()) ? 'unknown' : `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
