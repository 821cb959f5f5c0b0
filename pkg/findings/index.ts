// SPDX-License-Identifier: Apache-2.0
export type { NodeEvidence, Suspect } from './suspect';
