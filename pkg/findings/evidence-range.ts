// SPDX-License-Identifier: Apache-2.0
import type { ProfileTypeId } from '#pkg/capture';

/** Two captures of a history and what is compared of them. */
export interface EvidenceRange {
  readonly profileTypeId: ProfileTypeId;
  /** Indexes into history.captures, before < after. Both have rows of the profile type. */
  readonly beforeIndex: number;
  readonly afterIndex: number;
}
