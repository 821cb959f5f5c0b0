// SPDX-License-Identifier: Apache-2.0
// How this room gets gzip undone: the browser and Node do it differently, so whoever calls brings the means.

import type { ValueType } from './profile';
import type { HostTurns } from '#pkg/base';

/**
 * Inflates a gzip stream (one or more members), stopping as soon as the result would be larger than `maxBytes`.
 * @throws ProfileError `truncated-gzip`, `corrupt-gzip` or `too-large`; anything else that it throws is reported as `corrupt-gzip`
 */
export type Inflate = (gzipped: Uint8Array, maxBytes: number) => Promise<Uint8Array>;

/** What reading needs besides the bytes. */
export interface ReadOptions extends HostTurns {
  readonly inflate: Inflate;
  /** Refuse input that inflates to more. Default DEFAULT_MAX_INFLATED_BYTES. */
  readonly maxInflatedBytes?: number;
  /** What the numbers of folded stacks and flame graphs count, which do not say it themselves. Default {samples, count}. */
  readonly unnamedType?: ValueType;
}

/** 256 MiB: four times the largest goroutine dump that Go writes (64 MiB), ten times the largest heap profile seen. */
export const DEFAULT_MAX_INFLATED_BYTES = 256 * 1024 * 1024;
