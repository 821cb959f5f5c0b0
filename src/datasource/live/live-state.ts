// SPDX-License-Identifier: Apache-2.0
import type { CaptureHistory } from '#pkg/capture';
import type { Warning } from '#pkg/base';

/** A failed round of requests. */
export interface LiveFailure {
  readonly code: string;
  readonly message: string;
  /** When the first of the failures in a row happened. */
  readonly sinceUnixMs: number;
}

/** What everybody who watches a target is told, after each round and whenever something else changes. */
export interface LiveState {
  /** Grows while it is watched: read it, do not keep what was read. */
  readonly history: CaptureHistory;
  /** The last round failed; the history is as it was. undefined after a good one. */
  readonly failure: LiveFailure | undefined;
  /** Of the last good round: parts that failed, odd input. */
  readonly warnings: readonly Warning[];
  /** Set when captures cannot be kept in this browser. */
  readonly storageWarning: Warning | undefined;
  readonly nextRoundUnixMs: number;
}
