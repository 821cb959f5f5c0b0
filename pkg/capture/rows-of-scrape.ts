// SPDX-License-Identifier: Apache-2.0
// From the profiles of one scrape to the rows that a capture keeps.
import { computeTotal } from '#pkg/calltree';
import type { Profile } from '#pkg/profile';
import {
  GOROUTINE_LEAKS,
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
import { framesOfLocations } from './frames-of-locations';
import { internSamples } from './intern-samples';
import { pauseIfLong, type PausableWork } from '#pkg/base';
import type { StackInterner } from './stack-interner';
import { sumPerStack, type StackSums } from './sum-per-stack';
import { sumScraperAllocations } from './sum-scraper-allocations';

/** The part of a capture that comes from profiles; meanings as in Capture. */
export interface ScrapedRows {
  readonly rows: Readonly<Partial<Record<ProfileTypeId, SiteRows>>>;
  readonly scraperAllocBytes: number;
  readonly heapPeriodBytes: number;
  readonly buildId?: string;
}

const HEAP_TYPES: ReadonlyArray<readonly [id: ProfileTypeId, sampleType: string]> = [
  [HEAP_INUSE_SPACE, 'inuse_space'],
  [HEAP_INUSE_OBJECTS, 'inuse_objects'],
  [HEAP_ALLOC_SPACE, 'alloc_space'],
  [HEAP_ALLOC_OBJECTS, 'alloc_objects'],
];

/**
 * Rows of the profiles, stacks interned but not committed. Samples of one stack are summed: heap profiles repeat a stack per size
 * class, goroutine profiles per set of labels. Stacks with nothing in use are not interned: their rows are never kept. All frames
 * stay: a profile's drop_frames (pruneFrames) would need RE2, more than half of the data source's weight again, and Go's
 * runtime/pprof never writes any.
 * @throws CaptureError `wrong-profile`; ProfileError `number-out-of-range`
 */
export function* internScrape(
  { heap, goroutine, goroutineLeak }: Pick<Scrape, 'heap' | 'goroutine' | 'goroutineLeak'>,
  interner: StackInterner
): PausableWork<ScrapedRows> {
  const ofHeap = heap && (yield* internHeap(heap, interner));
  const ofGoroutines = goroutine && (yield* internCounts(goroutine, 'goroutine', interner));
  const ofLeaks = goroutineLeak && (yield* internCounts(goroutineLeak, 'goroutineleak', interner));
  return {
    rows: {
      ...ofHeap?.rows,
      ...(ofGoroutines && { [GOROUTINES]: ofGoroutines }),
      ...(ofLeaks && { [GOROUTINE_LEAKS]: ofLeaks }),
    },
    scraperAllocBytes: ofHeap?.scraperAllocBytes ?? 0,
    heapPeriodBytes: heap?.period ?? 0,
    ...buildIdOf(heap ?? goroutine),
  };
}

/** Of the first mapping, which is the program itself (pprof's profile.proto). */
function buildIdOf(profile: Profile | undefined): Pick<ScrapedRows, 'buildId'> {
  const buildId = profile?.mappings.at(0)?.buildId ?? '';
  return buildId === '' ? {} : { buildId };
}

function* internHeap(
  heap: Profile,
  interner: StackInterner
): PausableWork<Pick<ScrapedRows, 'rows' | 'scraperAllocBytes'>> {
  const types = HEAP_TYPES.map(([, sampleType]) => typeIndexOf(heap, sampleType));
  const { length } = heap.samples;
  types.forEach((type) => computeTotal(heap, type));
  yield* pauseIfLong(length);
  const [inUseBytesType, inUseObjectsType, allocBytesType, allocObjectsType] = types;
  const located = framesOfLocations(heap);
  yield* pauseIfLong(length);
  const samples = {
    profile: heap,
    located,
    isKept: hasValue(heap, inUseBytesType, inUseObjectsType),
    isCounted: hasValue(heap, allocBytesType, allocObjectsType),
  };
  const ids = yield* internSamples(samples, interner);
  const summed = yield* sumPerStack({ profile: heap, types, ids, stackCount: interner.pendingStackCount });
  const [inUseBytes, inUseObjects] = summed.sums;
  const isInUse = summed.stack.map((_, slot) => Number(inUseBytes[slot] !== 0 || inUseObjects[slot] !== 0));
  const rows: Partial<Record<ProfileTypeId, SiteRows>> = {};
  for (const [type, [id]] of HEAP_TYPES.entries()) {
    yield* pauseIfLong(length);
    rows[id] = rowsOfStacks(summed, type, isInUse);
  }
  return {
    rows,
    scraperAllocBytes: yield* sumScraperAllocations(heap, located, allocBytesType),
  };
}

/** Rows of a profile that counts goroutines. */
function* internCounts(profile: Profile, sampleType: string, interner: StackInterner): PausableWork<SiteRows> {
  const type = typeIndexOf(profile, sampleType);
  computeTotal(profile, type);
  const samples = {
    profile,
    located: framesOfLocations(profile),
    isKept: hasValue(profile, type),
    isCounted: () => false,
  };
  const ids = yield* internSamples(samples, interner);
  const summed = yield* sumPerStack({ profile, types: [type], ids, stackCount: interner.pendingStackCount });
  return rowsOfStacks(summed, 0);
}

/** Whether a sample has a value of one of these types. */
function hasValue({ samples, sampleTypes }: Profile, ...types: readonly number[]): (sample: number) => boolean {
  return (sample) => types.some((type) => samples.value[sample * sampleTypes.length + type] !== 0);
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
