// SPDX-License-Identifier: Apache-2.0
// From the profiles of one scrape to the rows that a capture keeps.
import { stacksOfProfile, type WeightedStacks } from '#pkg/calltree';
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
  if (scrape.heap !== undefined) {
    const columns = HEAP_TYPES.map(([, sampleType]) => stacksOf(scrape.heap, sampleType));
    const sums = sumPerStack(columns, interner);
    const inUse = [...sums.keys()].filter((stack) => isInUse(sums.get(stack))).sort((a, b) => a - b);
    HEAP_TYPES.forEach(([id], type) => {
      rows[id] = rowsOfStacks(inUse, sums, type);
    });
    scraperAllocBytes = sumOfScraperStacks(columns[2]);
  }
  if (scrape.goroutine !== undefined) {
    const sums = sumPerStack([stacksOf(scrape.goroutine, 'goroutine')], interner);
    rows[GOROUTINES] = rowsOfStacks(
      [...sums.keys()].sort((a, b) => a - b),
      sums,
      0
    );
  }
  return { rows, scraperAllocBytes, heapPeriodBytes: scrape.heap?.period ?? 0 };
}

function stacksOf(profile: Profile | undefined, sampleType: string): WeightedStacks {
  const index = profile?.sampleTypes.findIndex(({ type }) => type === sampleType) ?? -1;
  if (profile === undefined || index < 0) {
    const found = profile?.sampleTypes.map(({ type }) => type).join(', ');
    throw new CaptureError('wrong-profile', `expected a profile with sample type ${sampleType}, got ${found}`);
  }
  return stacksOfProfile(profile, index);
}

/** Stack index to one sum per column. */
function sumPerStack(columns: readonly WeightedStacks[], interner: StackInterner): Map<number, Float64Array> {
  const sums = new Map<number, Float64Array>();
  columns.forEach((stacks, column) => {
    const ids = interner.intern(stacks);
    for (let row = 0; row < stacks.length; row++) {
      let sum = sums.get(ids[row]);
      if (sum === undefined) {
        sum = new Float64Array(columns.length);
        sums.set(ids[row], sum);
      }
      sum[column] += stacks.value[row];
    }
  });
  return sums;
}

function isInUse(sum: Float64Array | undefined): boolean {
  return sum !== undefined && (sum[0] !== 0 || sum[1] !== 0);
}

function rowsOfStacks(stacks: readonly number[], sums: ReadonlyMap<number, Float64Array>, column: number): SiteRows {
  const kept = stacks.filter((stack) => sums.get(stack)?.[column] !== 0);
  return {
    stack: Int32Array.from(kept),
    value: Float64Array.from(kept, (stack) => sums.get(stack)?.[column] ?? 0),
  };
}

function sumOfScraperStacks(stacks: WeightedStacks): number {
  const isScraper = stacks.frames.name.map((name) => SCRAPER_PACKAGES.some((prefix) => name.startsWith(prefix)));
  let sum = 0;
  for (let row = 0; row < stacks.length; row++) {
    const frames = stacks.frame.subarray(stacks.start[row], stacks.start[row + 1]);
    if (frames.some((frame) => isScraper[frame])) {
      sum += stacks.value[row];
    }
  }
  return sum;
}
