// SPDX-License-Identifier: Apache-2.0
// From the profiles of one scrape to the rows that a capture keeps.
import type { WeightedStacks } from '#pkg/calltree';
import type { Profile } from '#pkg/profile';
import {
  GOROUTINES,
  HEAP_ALLOC_OBJECTS,
  HEAP_ALLOC_SPACE,
  HEAP_INUSE_OBJECTS,
  HEAP_INUSE_SPACE,
  type ProfileTypeId,
  type Scrape,
  type SiteRows,
} from './capture';
import { CaptureError } from './capture-error';
import type { StackInterner } from './stack-interner';
import { sumPerStack, type StackSums } from './sum-per-stack';

/** The part of a capture that comes from profiles; meanings as in Capture. */
export interface ScrapedRows {
  readonly rows: Readonly<Partial<Record<ProfileTypeId, SiteRows>>>;
  readonly scraperAllocBytes: number;
  readonly heapPeriodBytes: number;
}

const HEAP_TYPES: ReadonlyArray<readonly [id: ProfileTypeId, sampleType: string]> = [
  [HEAP_INUSE_SPACE, 'inuse_space'],
  [HEAP_INUSE_OBJECTS, 'inuse_objects'],
  [HEAP_ALLOC_SPACE, 'alloc_space'],
  [HEAP_ALLOC_OBJECTS, 'alloc_objects'],
];
const SCRAPER_PACKAGES = ['net/http/pprof.', 'runtime/pprof.'];

/**
 * Rows of both profiles, stacks interned. Samples of one stack are summed: heap profiles repeat a stack per size class, goroutine
 * profiles per set of labels. All frames stay: a profile's drop_frames (pruneFrames) would need RE2, more than half of the data
 * source's weight again, and Go's runtime/pprof never writes any.
 * @throws CaptureError `wrong-profile`; ProfileError `number-out-of-range`
 */
export function internScrape(scrape: Scrape, interner: StackInterner): ScrapedRows {
  const rows: Partial<Record<ProfileTypeId, SiteRows>> = {};
  let scraperAllocBytes = 0;
  const { heap, goroutine } = scrape;
  if (heap !== undefined) {
    const types = HEAP_TYPES.map(([, sampleType]) => typeIndexOf(heap, sampleType));
    const summed = sumPerStack(heap, types, interner);
    const [inUseBytes, inUseObjects] = summed.sums;
    const isInUse = summed.stack.map((_, slot) => Number(inUseBytes[slot] !== 0 || inUseObjects[slot] !== 0));
    HEAP_TYPES.forEach(([id], type) => {
      rows[id] = rowsOfStacks(summed, type, isInUse);
    });
    scraperAllocBytes = sumOfScraperStacks(summed.stacks, summed.values[2]);
  }
  if (goroutine !== undefined) {
    const summed = sumPerStack(goroutine, [typeIndexOf(goroutine, 'goroutine')], interner);
    rows[GOROUTINES] = rowsOfStacks(summed, 0);
  }
  return { rows, scraperAllocBytes, heapPeriodBytes: heap?.period ?? 0 };
}

function typeIndexOf({ sampleTypes }: Profile, sampleType: string): number {
  const index = sampleTypes.findIndex(({ type }) => type === sampleType);
  if (index < 0) {
    const found = sampleTypes.map(({ type }) => type).join(', ');
    throw new CaptureError('wrong-profile', `expected a profile with sample type ${sampleType}, got ${found}`);
  }
  return index;
}

/** Rows of one type without those of value 0, and without the stacks that `isKept` has 0 for. */
function rowsOfStacks({ stack, sums }: StackSums, type: number, isKept?: Int32Array): SiteRows {
  const sum = sums[type];
  const has = (_: number, slot: number): boolean => sum[slot] !== 0 && isKept?.[slot] !== 0;
  return { stack: stack.filter(has), value: sum.filter(has) };
}

function sumOfScraperStacks(stacks: WeightedStacks, values: Float64Array): number {
  const isScraper = stacks.frames.name.map((name) => SCRAPER_PACKAGES.some((prefix) => name.startsWith(prefix)));
  let sum = 0;
  for (let row = 0; row < stacks.length; row++) {
    const frames = stacks.frame.subarray(stacks.start[row], stacks.start[row + 1]);
    if (values[row] !== 0 && frames.some((frame) => isScraper[frame])) {
      sum += values[row];
    }
  }
  return sum;
}
