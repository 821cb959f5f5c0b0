// SPDX-License-Identifier: Apache-2.0
export {
  GOROUTINES,
  HEAP_ALLOC_OBJECTS,
  HEAP_ALLOC_SPACE,
  HEAP_INUSE_OBJECTS,
  HEAP_INUSE_SPACE,
  type Capture,
  type ProfileTypeId,
  type Scrape,
  type SiteRows,
  type StackTable,
} from './capture';
export type { MemoryStats, MemoryStatsOrigin } from './memory-stats';
export type { MetricName, Series } from './series';
