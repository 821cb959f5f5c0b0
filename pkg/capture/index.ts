// SPDX-License-Identifier: Apache-2.0
export {
  GOROUTINE_LEAKS,
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
export { CaptureError, type CaptureErrorCode } from './capture-error';
export { CaptureHistory, type HistoryChanges, type HistoryLimits, type HistoryMark } from './capture-history';
export { autoBeforeIndex, captureIndexAt, type Moment } from './capture-index-at';
export { capturesWithNews, type CaptureSpan } from './captures-with-news';
export { EdgeTable } from './edge-table';
export { snapshotOf, type HistorySnapshot } from './history-snapshot';
export { openHistory, type HistoryStore, type KeptHistory } from './history-store';
export type { LeakColumns } from './leak-columns';
export type { LiveHeapOrigin } from './live-heap-points';
export { NOTHING_TOLD, type MemoryStats, type MemoryStatsOrigin } from './memory-stats';
export { readGoroutineCounts } from './read-goroutine-counts';
export { readLiveHeap, type LiveHeap } from './read-live-heap';
export { readSeries } from './read-series';
export { readSiteLeakSeries, type LeakSite } from './read-site-leak-series';
export { readSiteSeries, type SiteSeries, type SiteSeriesQuery } from './read-site-series';
export type { MetricName, Series } from './series';
export type { SiteGrouping } from './site-groups';
export type { InternedChunk } from './stack-interner';
export { stacksAt, stacksOfCaptures } from './stacks-at';
export type { StoredCapture, StoredHistory } from './stored-history';
