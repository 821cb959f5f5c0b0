// SPDX-License-Identifier: Apache-2.0
// From captures to the two series that a service is scored by.
import { CaptureHistory, type Capture, type Scrape } from '#pkg/capture';
import { readServiceSeries, scoredHeapOf } from '#pkg/findings';
import { findRestarts, type LeakSeries, type NamedLeakSeries } from '#pkg/leakscore';
import { findSampleTypeIndex, type Profile } from '#pkg/profile';

/** What was taken at one moment. */
export type CapturedMoment = Pick<Scrape, 'heap' | 'goroutine' | 'memory' | 'timeUnixMs'>;

/**
 * Live heap and goroutines, each where at least one moment tells it. The heap is read off the memory statistics; where more moments
 * have a heap profile than statistics, off those: in-use bytes as of the last GC, sampled.
 */
export function readCapturedSeries(moments: readonly CapturedMoment[]): NamedLeakSeries[] {
  const inOrder = [...moments].sort((one, other) => one.timeUnixMs - other.timeUnixMs);
  const history = new CaptureHistory();
  const captures = inOrder.map((moment) => history.add({ ...moment, forcedGc: false, warnings: [] }));
  const service = readServiceSeries(history);
  const profiled = profiledHeap(inOrder, captures);
  const heap = service.heap.values.length >= profiled.values.length ? scoredHeapOf(service.heap) : profiled;
  return [
    { name: heap === profiled ? 'live heap (sampled)' : 'live heap', series: heap },
    { name: 'goroutines', series: service.goroutines },
  ].filter(({ series }) => series.values.length > 0);
}

function profiledHeap(moments: readonly CapturedMoment[], captures: readonly Capture[]): LeakSeries {
  const points = moments.flatMap(({ heap, timeUnixMs }, i) =>
    heap === undefined
      ? []
      : [
          {
            seconds: timeUnixMs / 1000,
            inUseBytes: sumOf(heap, 'inuse_space'),
            workBytes: Math.max(0, sumOf(heap, 'alloc_space') - captures[i].scraperAllocBytes),
          },
        ]
  );
  const workBytes = points.map((point) => point.workBytes);
  return {
    kind: 'heap_live',
    timesSeconds: points.map(({ seconds }) => seconds),
    values: points.map(({ inUseBytes }) => inUseBytes),
    workBytes,
    restarts: findRestarts({ counters: [workBytes] }),
  };
}

function sumOf(profile: Profile, sampleType: string): number {
  const { samples, sampleTypes } = profile;
  const at = findSampleTypeIndex(profile, sampleType);
  let sum = 0;
  for (let sample = 0; sample < samples.length; sample++) {
    sum += samples.value[sample * sampleTypes.length + at];
  }
  return sum;
}
