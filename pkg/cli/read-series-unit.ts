// SPDX-License-Identifier: Apache-2.0
import type { LeakSeriesKind } from '#pkg/leakscore';

/** The unit of a series, for formatQuantity. */
export type SeriesUnit = 'bytes' | 'goroutines' | 'objects';

/** Names of metrics tell objects from bytes; labels in braces are not looked at. */
export function seriesUnitOf(name: string, kind: LeakSeriesKind): SeriesUnit {
  if (kind === 'goroutines') {
    return 'goroutines';
  }
  return /objects/i.test(name.replace(/\{.*$/s, '')) ? 'objects' : 'bytes';
}
