// SPDX-License-Identifier: Apache-2.0
import { type Filter, type Preset, printFilter } from '#pkg/flame';

/** The filters with one more behind them; one that is there already is not added again. */
export function withFilter(filters: readonly Filter[], filter: Filter): readonly Filter[] {
  const text = printFilter(filter);
  return filters.some((other) => printFilter(other) === text) ? filters : [...filters, filter];
}

/** The filters with a preset if they have it not, without if they have. */
export function togglePreset(filters: readonly Filter[], preset: Preset): readonly Filter[] {
  return hasPreset(filters, preset)
    ? filters.filter((filter) => filter.kind !== 'preset' || filter.preset !== preset)
    : [...filters, { kind: 'preset', preset }];
}

export function hasPreset(filters: readonly Filter[], preset: Preset): boolean {
  return filters.some((filter) => filter.kind === 'preset' && filter.preset === preset);
}
