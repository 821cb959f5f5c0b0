// SPDX-License-Identifier: Apache-2.0
// What being watched costs a service.
import type { WeightedStacks } from '#pkg/calltree';
import type { Profile } from '#pkg/profile';
import { isScraperFrame } from './is-scraper-frame';
import type { PausableWork } from '#pkg/base';

const LOCATIONS_PER_TURN = 1 << 20;

/** Sum of sample type `type` over the samples whose stacks pass through net/http/pprof or runtime/pprof. */
export function* sumScraperAllocations(
  { samples, sampleTypes }: Profile,
  located: WeightedStacks,
  type: number
): PausableWork<number> {
  const isScraper = scraperLocations(located);
  const { stackStart, stackLocation, value } = samples;
  let sum = 0;
  let turnEnd = LOCATIONS_PER_TURN;
  for (let sample = 0; sample < samples.length; sample++) {
    for (let i = stackStart[sample]; i < stackStart[sample + 1]; i++) {
      if (isScraper[stackLocation[i]] === 1) {
        sum += value[sample * sampleTypes.length + type];
        break;
      }
    }
    if (stackStart[sample + 1] > turnEnd) {
      turnEnd += LOCATIONS_PER_TURN;
      yield;
    }
  }
  return sum;
}

function scraperLocations({ frames, length, start, frame }: WeightedStacks): Uint8Array {
  const isScraper = frames.name.map(isScraperFrame);
  return Uint8Array.from({ length }, (_, i) =>
    Number(frame.subarray(start[i], start[i + 1]).some((one) => isScraper[one]))
  );
}
