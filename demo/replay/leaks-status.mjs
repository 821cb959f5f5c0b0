// SPDX-License-Identifier: Apache-2.0
// The answer of /leaks in the shape of demo/leaky (leaks_http.go), read-only: what was recorded cannot be switched.
import { profileAt, totalOf } from './interpolate.mjs';
import { memStatsAt } from './memory-stats.mjs';

export function leaksStatus(recording, moment) {
  const { info, snapshots } = recording;
  const goroutines = profileAt(
    snapshots.map((snapshot) => snapshot.profiles.goroutine),
    { ratio: moment.ratio, unixMs: moment.unixMs, leak: info.source }
  );
  const { name, story, description, lesson, resource, unit, rate, expectedVerdict, source } = info;
  const row = {
    name,
    story,
    description,
    lesson,
    resource,
    unit,
    defaultRate: rate,
    expectedVerdict,
    function: info.function,
    source,
  };
  return `${JSON.stringify({
    schema: 'seep-demo-leaks/1',
    kind: 'replay',
    readOnly: true,
    pausedBecause: '',
    heapBytes: memStatsAt(recording, moment).HeapAlloc,
    maxHeapBytes: 0,
    goroutines: totalOf(goroutines),
    maxGoroutines: 0,
    leaks: [{ ...row, on: true, rate }],
  })}\n`;
}
