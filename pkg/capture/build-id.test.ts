// SPDX-License-Identifier: Apache-2.0
import { heapProfileFromText, goroutineProfileFromText } from '#pkg/testkit';
import { CaptureHistory, type Scrape } from './index';
import { scrapeOf } from './testdata/scrape-of';

const mapping = (buildId: string) => ({ start: 0, limit: 1, offset: 0, fileName: '/app', buildId });
const heap = heapProfileFromText('main.a 1 1 1 1');

function historyOf(...parts: ReadonlyArray<Partial<Scrape>>): CaptureHistory {
  const history = new CaptureHistory({ maxCaptures: 3 });
  parts.forEach((part, i) => history.add(scrapeOf(i, part)));
  return history;
}

describe('the build id of a capture', () => {
  it('is that of the first mapping, the program itself', () => {
    const of = (part: Partial<Scrape>) => historyOf(part).captures[0].buildId;
    expect(of({ heap: { ...heap, mappings: [mapping('abc'), mapping('libc')] } })).toBe('abc');
    expect(of({ goroutine: { ...goroutineProfileFromText('main.a 1'), mappings: [mapping('abc')] } })).toBe('abc');
  });

  it('is absent where no profile tells it', () => {
    for (const part of [{}, { heap }, { heap: { ...heap, mappings: [mapping(''), mapping('libc')] } }]) {
      expect(historyOf(part).captures[0]).not.toHaveProperty('buildId');
    }
  });

  it('comes back from a store, after captures were dropped too', () => {
    const one = { heap: { ...heap, mappings: [mapping('abc')] } };
    const history = historyOf(one, one, one, one, { heap });
    const again = CaptureHistory.fromStored(structuredClone(history.toStored()));
    expect(again.captures.map(({ buildId }) => buildId)).toEqual(['abc', 'abc', undefined]);
  });

  it('must be a text in a store', () => {
    const stored = historyOf({ heap }).toStored();
    const damaged = {
      ...stored,
      records: stored.records.map((one) => ({ ...one, capture: { ...one.capture, buildId: 7 } })),
    };
    expect(() => CaptureHistory.fromStored(damaged)).toThrow('not a capture');
  });
});
