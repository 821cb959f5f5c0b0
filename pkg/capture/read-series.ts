// SPDX-License-Identifier: Apache-2.0
// Named metrics read off a history as time series.
import type { Capture } from './capture';
import type { HistorySnapshot } from './history-snapshot';
import type { MemoryStats } from './memory-stats';
import { emptyPoints, restartsOf, type Points } from './points';
import { processOrdinals } from './processes';
import { goroutineCountOf } from './read-goroutine-counts';
import { bestLiveHeapPoints } from './read-live-heap';
import type { MetricName, Series } from './series';

type Unit = 'bytes' | 'short' | 'Bps' | 'ops' | 'percentunit' | 's';

/** How a metric comes about: a value of each capture, or the change of a counter over the change of another one or of time. */
type Metric =
  | { readonly unit: Unit; readonly value: (capture: Capture) => number | undefined }
  | { readonly unit: Unit; readonly counter: Counter; readonly per: Counter };
type Counter = (memory: MemoryStats, timeUnixMs: number) => number | undefined;

const perSecond: Counter = (_, timeUnixMs) => timeUnixMs / 1000;

const METRICS: Readonly<Record<Exclude<MetricName, 'heap_live' | 'rss' | 'rss_minus_heap'>, Metric>> = {
  heap_inuse: { unit: 'bytes', value: ({ memory }) => memory?.heapInuseBytes },
  heap_objects: { unit: 'short', value: ({ memory }) => memory?.heapObjects },
  heap_alloc: { unit: 'bytes', value: ({ memory }) => memory?.heapAllocBytes },
  heap_idle: { unit: 'bytes', value: ({ memory }) => memory?.heapIdleBytes },
  heap_released: { unit: 'bytes', value: ({ memory }) => memory?.heapReleasedBytes },
  stack_inuse: { unit: 'bytes', value: ({ memory }) => memory?.stackInuseBytes },
  sys: { unit: 'bytes', value: ({ memory }) => memory?.sysBytes },
  alloc_rate: { unit: 'Bps', counter: (memory) => memory.totalAllocBytes, per: perSecond },
  mallocs_rate: { unit: 'ops', counter: (memory) => memory.mallocs, per: perSecond },
  frees_rate: { unit: 'ops', counter: (memory) => memory.frees, per: perSecond },
  gc_cpu_fraction: { unit: 'percentunit', value: ({ memory }) => memory?.gcCpuRatio },
  gc_pause: { unit: 's', counter: gcPauseSeconds, per: (memory) => memory.gcCycles },
  gc_rate: { unit: 'ops', counter: (memory) => memory.gcCycles, per: perSecond },
  goroutines: { unit: 'short', value: (capture) => goroutineCountOf(capture) },
  threads: { unit: 'short', value: ({ memory }) => memory?.threads },
};

/**
 * One metric over the whole history. A capture that does not tell it has no point.
 *
 * - Rates are the change since the capture before that knew the counter, per second, dated by the later one; none across a restart.
 * - `gc_pause` is the mean stop-the-world pause per GC cycle between two captures; no point when there was no GC.
 * - `heap_live` is what readLiveHeap chooses.
 * - `rss` is the present resident size, or its peak where no capture tells the present: the two are never mixed.
 *   `rss_minus_heap` = present RSS - HeapInuse; negative when spans were never touched.
 */
export function readSeries(history: HistorySnapshot, name: MetricName): Series {
  switch (name) {
    case 'heap_live':
      return seriesOf(name, 'bytes', bestLiveHeapPoints(history));
    case 'rss':
      return seriesOf(name, 'bytes', valuePoints(history.captures, rssReader(history.captures)));
    case 'rss_minus_heap':
      return seriesOf(name, 'bytes', valuePoints(history.captures, rssMinusHeapBytes));
    default: {
      const metric = METRICS[name];
      const points =
        'value' in metric ? valuePoints(history.captures, metric.value) : ratioPoints(history.captures, metric);
      return seriesOf(name, metric.unit, points);
    }
  }
}

function gcPauseSeconds(memory: MemoryStats): number | undefined {
  return memory.gcPauseTotalNs === undefined ? undefined : memory.gcPauseTotalNs / 1e9;
}

function rssReader(captures: readonly Capture[]): (capture: Capture) => number | undefined {
  const isPeak = !captures.some(({ memory }) => memory?.rssBytes !== undefined && !memory.rssIsPeak);
  return ({ memory }) => (memory?.rssIsPeak === isPeak ? memory.rssBytes : undefined);
}

function rssMinusHeapBytes({ memory }: Capture): number | undefined {
  const isKnown = memory?.rssBytes !== undefined && memory.heapInuseBytes !== undefined && !memory.rssIsPeak;
  return isKnown ? memory.rssBytes - memory.heapInuseBytes : undefined;
}

function valuePoints(captures: readonly Capture[], read: (capture: Capture) => number | undefined): Points {
  const points = emptyPoints();
  const ordinals = processOrdinals(captures);
  captures.forEach((capture, i) => {
    const value = read(capture);
    if (value !== undefined) {
      points.timesUnixMs.push(capture.timeUnixMs);
      points.values.push(value);
      points.processes.push(ordinals[i]);
    }
  });
  return points;
}

function ratioPoints(captures: readonly Capture[], metric: { counter: Counter; per: Counter }): Points {
  const points = emptyPoints();
  const ordinals = processOrdinals(captures);
  let last: { counter: number; per: number; process: number } | undefined;
  captures.forEach(({ memory, timeUnixMs }, i) => {
    const counter = memory && metric.counter(memory, timeUnixMs);
    const per = memory && metric.per(memory, timeUnixMs);
    if (counter === undefined || per === undefined) {
      return;
    }
    if (last?.process === ordinals[i] && per > last.per) {
      points.timesUnixMs.push(timeUnixMs);
      // A counter that falls a little within one process came from an older answer: nothing happened, not less than nothing.
      points.values.push(Math.max(0, counter - last.counter) / (per - last.per));
      points.processes.push(ordinals[i]);
    }
    last = { counter, per, process: ordinals[i] };
  });
  return points;
}

function seriesOf(name: MetricName, unit: Unit, points: Points): Series {
  return {
    name,
    unit,
    timesUnixMs: Float64Array.from(points.timesUnixMs),
    values: Float64Array.from(points.values),
    restarts: restartsOf(points.processes),
  };
}
