// SPDX-License-Identifier: Apache-2.0
// The way from a recording to labelled series, by hand and against the score's own vectors.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as rooms from '#pkg/leakscore';
import { sharedFolder } from '#pkg/testkit';
import { fillingInterval } from './filling-interval.mjs';
import { readCorpora } from './read-corpora.mjs';
import { scorePrefixes } from './score-prefixes.mjs';
import { seriesOfRecording } from './series-of-recording.mjs';

const MB = 1 << 20;

/** Objects of this size are sampled with a chance of 1 - 1/e^2. */
const LARGE_BYTES = 2 * 524_288;
const LARGE_RATIO = 1 - Math.exp(-2);

/** A sample every half second; `kept` large objects are in use, all that were ever allocated. */
function sampleAt(i: number, kept: number) {
  return {
    t: i / 2,
    mem: { HeapAlloc: 4 * MB + kept * LARGE_BYTES, TotalAlloc: 8 * MB + i * MB, NextGC: 10 * MB, NumGC: 1 + (i >> 1) },
    g: 5 + i,
    hs: {
      [`main.keep;main.loop;main.main|${LARGE_BYTES}`]: [kept, kept * LARGE_BYTES, kept, kept * LARGE_BYTES],
      [`main.once;main.loop;main.main|${LARGE_BYTES}`]: [1, LARGE_BYTES, 2, 2 * LARGE_BYTES],
      [`net/http/pprof.Index;x;y|${LARGE_BYTES}`]: [0, 0, i, i * LARGE_BYTES * LARGE_RATIO],
    },
  };
}

const recording = (prog: string, mode: string) =>
  seriesOfRecording(`${prog}-s1-${mode}`, [
    { prog, mode, leak: prog.startsWith('L_') },
    ...Array.from({ length: 30 }, (_, i) => sampleAt(i, i)),
  ]);

describe('a recording after forced GCs', () => {
  const [heap, goroutines, ...sites] = recording('L_mapcache', 'gc');

  it('gives the heap sixty times slower, with the work that was not for the scraper', () => {
    expect(heap).toMatchObject({ id: 'L_mapcache-s1-gc:heap', kind: 'heap_live', leak: true, onset: 0, numgc: null });
    expect([heap.t[1], heap.y[1], heap.t.length]).toEqual([30, 4 * MB + LARGE_BYTES, 30]);
    // 1 MB a sample in all, of which the scraper allocated an object of 1 MB as the profile counts it: nothing is left.
    expect(heap.work.map((bytes: number) => Math.round(bytes))).toEqual(Array(30).fill(8 * MB));
  });
  it('gives the goroutines, which leak only in programs that leak goroutines', () => {
    expect(goroutines).toMatchObject({ id: 'L_mapcache-s1-gc:gor', kind: 'goroutines', leak: false, onset: null });
    expect(recording('L_ticker', 'gc')[1]).toMatchObject({ leak: true, onset: 0 });
  });
  it('gives the sites with enough sampled allocations, in bytes that the samples stand for', () => {
    expect(sites.map(({ id }) => id)).toEqual(['L_mapcache-s1-gc:site:main.keep;main.loop;main.main']);
    expect(sites[0].leak).toBe(true);
    expect(sites[0].y[29]).toBeCloseTo((29 * LARGE_BYTES) / LARGE_RATIO, 3);
  });
  it('of a healthy program has no leaking site, and an interval of healthy growth only where it fills', () => {
    const healthy = recording('H_lru', 'gc');
    expect(healthy.every(({ leak, onset }) => !leak && onset === null)).toBe(true);
    expect(healthy[0].exempt).toHaveLength(1);
    expect(recording('H_pool', 'gc')[0].exempt).toEqual([]);
  });
});

describe('a raw recording', () => {
  it('gives the heap with its GC cycles, and half of NextGC once a cycle', () => {
    const [raw, nextGc, ...others] = recording('L_mutexstuck', 'raw');
    expect(others).toEqual([]);
    expect(raw).toMatchObject({ kind: 'heap_raw', onset: 0.25 * 29 * 30 });
    expect(raw.numgc?.slice(0, 4)).toEqual([1, 1, 2, 2]);
    expect([nextGc.kind, nextGc.t.slice(0, 3), nextGc.y[0]]).toEqual(['heap_live', [0, 60, 120], 5 * MB]);
  });
});

describe('the interval of healthy growth', () => {
  const t = Array.from({ length: 100 }, (_, i) => 10 * i);
  it('ends a little after a running median came to its height', () => {
    const [from, to] = fillingInterval({ t, y: t.map((seconds) => Math.min(seconds, 400)) });
    expect([from, to]).toEqual([0, expect.closeTo(1.15 * 390, 6)]);
  });
  it('is never the whole run', () => {
    expect(fillingInterval({ t, y: t })[1]).toBeCloseTo(0.85 * 990, 6);
  });
});

const leakscore = path.join(sharedFolder() ?? '', 'leakscore');

// The recordings and the vectors made from them are too large for the repository.
(existsSync(leakscore) && sharedFolder() !== undefined ? describe : describe.skip)(
  'the recorded programs (needs ../shared)',
  () => {
    const hasFolder = existsSync(path.join(leakscore, 'real'));
    const corpora = hasFolder ? readCorpora(leakscore) : [];
    const real = corpora.find(({ name }) => name === 'real')?.series ?? [];

    it('give 66 leaks and 117 healthy series', () => {
      expect(readdirSync(path.join(leakscore, 'real/dev'))).toHaveLength(64);
      expect(real.filter(({ leak }) => leak)).toHaveLength(66);
      expect(real.filter(({ leak }) => !leak)).toHaveLength(117);
    });

    it('give the scores and labels of all 128 vectors', () => {
      const vectors = JSON.parse(readFileSync(path.join(leakscore, 'vectors/real-dev.json'), 'utf8'));
      const wrong = vectors.filter((vector: { id: string; leak: boolean; score: number; evidence: number }) => {
        const at = vector.id.lastIndexOf('@');
        // Ids of sites are cut in the vectors.
        const series = real.find(({ id }) => id.startsWith(vector.id.slice(0, at)));
        const lengths = [Number(vector.id.slice(at + 1))];
        const [scored] = series === undefined ? [] : scorePrefixes(rooms, series, { lengths });
        const isSame =
          series?.leak === vector.leak &&
          Math.abs((scored?.score ?? NaN) - vector.score) < 0.001 &&
          Math.abs((scored?.evidence ?? NaN) - vector.evidence) < 0.001;
        return !isSame;
      });
      expect(vectors).toHaveLength(128);
      expect(wrong.map(({ id }: { id: string }) => id)).toEqual([]);
    });
  }
);
