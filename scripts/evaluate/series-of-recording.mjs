// SPDX-License-Identifier: Apache-2.0
// A recorded Go program -> labelled series (design: leak score, 10.3). Written apart from the product's way from captures to series, so that
// what is measured here does not inherit its mistakes.
import { fillingInterval } from './filling-interval.mjs';
import { sitesOfRecording } from './sites-of-recording.mjs';
import { workOfRecording } from './work-of-recording.mjs';

/** Recordings are played sixty times slower than they were made: half a second becomes thirty. */
const TIME_FACTOR = 60;
/** NextGC is the live heap times this at the GOGC of 100 that all the programs ran with. */
const NEXT_GC_FACTOR = 2;
const FEWEST_GC_POINTS = 12;
const GOROUTINE_LEAKS = ['L_chansend', 'L_bodyunclosed', 'L_ticker', 'L_mutexstuck'];
/** These fill up at first: an alarm then counts apart. */
const FILLING = ['H_lru', 'H_warm', 'H_ttl'];
/** The share of the run after which the one program that does not leak from its start begins to. */
const LATE_ONSET = { L_mutexstuck: 0.25 };

/**
 * @param {string} name of the recording, e.g. `L_ticker-s1-gc`
 * @param {object[]} lines header, then one sample each
 * @returns {import('./read-corpora.mjs').LabelledSeries[]} records as in the synthetic corpus
 */
export function seriesOfRecording(name, [header, ...samples]) {
  const { prog: family, leak } = header;
  const work = workOfRecording(samples);
  const seconds = samples.map(({ t }) => t * TIME_FACTOR);
  const whole = samples.map((_, i) => i);
  /** One series of the samples at `indices`. */
  const make = (part, kind, indices, y) => ({
    id: `${name}:${part}`,
    family,
    leak,
    kind,
    t: indices.map((i) => seconds[i]),
    y,
    work: indices.map((i) => work[i]),
    numgc: null,
    restarts: [],
    onset: leak ? (LATE_ONSET[family] ?? 0) * seconds[seconds.length - 1] : null,
    uptime0: 0,
  });
  const series = header.mode === 'gc' ? ofForcedGc({ samples, whole, make }) : ofRaw({ samples, whole, make });
  return series.map((each) => ({
    ...each,
    onset: each.leak ? each.onset : null,
    exempt: FILLING.includes(family) ? [fillingInterval(each)] : [],
  }));
}

function ofForcedGc({ samples, whole, make }) {
  const heapBytes = samples.map(({ mem }) => mem.HeapAlloc);
  const heap = make('heap', 'heap_live', whole, heapBytes);
  const goroutines = make(
    'gor',
    'goroutines',
    whole,
    samples.map(({ g }) => g)
  );
  const sites = sitesOfRecording(samples, { isLeaking: heap.leak, heapBytes });
  return [
    heap,
    { ...goroutines, leak: GOROUTINE_LEAKS.includes(heap.family) },
    ...sites.map(({ stack, bytes, leak }) => ({ ...make(`site:${stack}`, 'site', whole, bytes), leak })),
  ];
}

function ofRaw({ samples, whole, make }) {
  const cycles = samples.map(({ mem }) => mem.NumGC);
  const afterGc = whole.filter((i) => i === 0 || cycles[i] !== cycles[i - 1]);
  const raw = make(
    'heap',
    'heap_raw',
    whole,
    samples.map(({ mem }) => mem.HeapAlloc)
  );
  const nextGc = make(
    'nextgc',
    'heap_live',
    afterGc,
    afterGc.map((i) => samples[i].mem.NextGC / NEXT_GC_FACTOR)
  );
  return [{ ...raw, numgc: cycles }, ...(afterGc.length < FEWEST_GC_POINTS ? [] : [nextGc])];
}
