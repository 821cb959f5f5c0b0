// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { SeepError } from '#pkg/base';
import { computeLeakScore, SERIES_KINDS } from '#pkg/leakscore';
import {
  csvOf,
  failureOf,
  logOf,
  openMetricsOf,
  prometheusOf,
  prometheusTextOf,
  read,
  RECORDS,
  scoresOf,
} from './testdata/score/series-forms';

describe('readSeries on one series in every form', () => {
  it.each(RECORDS.map((record) => [record.name, record] as const))('gives the score of %s', async (_, record) => {
    const [expected] = await scoresOf(JSON.stringify(record));
    const forms = [
      csvOf(record, (seconds) => seconds),
      csvOf(record, (seconds) => seconds * 1000),
      csvOf(record, (seconds) => new Date(seconds * 1000).toISOString()),
      csvOf(record, (seconds) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')),
      prometheusOf(record),
      openMetricsOf(record),
      prometheusTextOf(record),
      logOf(record),
    ];
    for (const form of forms) {
      const scores = await scoresOf(form);
      expect([form.slice(0, 40), scores.length]).toEqual([form.slice(0, 40), 1]);
      expect(Math.abs(scores[0] - expected)).toBeLessThan(1e-6);
    }
  });

  it('covers every kind that a service is scored by', () => {
    expect(new Set(RECORDS.map(({ kind }) => kind))).toEqual(new Set(['heap_live', 'heap_raw', 'goroutines']));
  });

  it('reads gzipped what it reads plain', async () => {
    const text = csvOf(RECORDS[0], String);
    expect(await read(gzipSync(text))).toEqual(await read(text));
  });

  it('would notice a lost column: the load changes some score', async () => {
    const withoutWork = RECORDS.map((record) => JSON.stringify({ ...record, work: null })).join('\n');
    expect(await scoresOf(withoutWork)).not.toEqual(
      await scoresOf(RECORDS.map((record) => JSON.stringify(record)).join('\n'))
    );
  });
});

describe('readSeries on anything else', () => {
  it.each([
    ['', /^the input is empty: expected JSON records/],
    ['# Seep\n\nFinds leaks.', /^"# Seep" begins no series: expected/],
    ['5', /^"5" begins no series/],
    ['{"t":[1],"y":[2]}\n{"t":', /^expected JSON records, .* \(at line 2/],
    ['\n\n{"t":[1],"y":[2]}\n{"t" 5}', /\(at line 4, column 6\) \[unknown-input\]$/],
    ['{"a":1}', /^record 1: the record has no "t"/],
    [Uint8Array.of(0x0a, 0x04, 0x08, 0x01), /^binary data came instead of series; .* one profile is one moment/],
    [Uint8Array.of(0x1f, 0x8b, 8, 0), /gzip/],
  ])('refuses %p', async (input, message) => {
    expect(await failureOf(input)).toMatch(message);
  });

  it('does not take a record for metrics, whatever its name', async () => {
    const { series } = await read('{"name":"x{a} 1","t":[1],"y":[2]}\n{"name":"go_goroutines 5 1","t":[1],"y":[2]}');
    expect(series.map(({ name }) => name)).toEqual(['x{a} 1', 'go_goroutines 5 1']);
  });

  const HEADS = [
    '',
    'time,y\n',
    't;"y"\n1;',
    '# TYPE a gauge\n',
    'a{b="',
    'a 1 ',
    '{"t":[',
    '[{"t":1,"y":',
    '{"resultType":"matrix","result":[',
  ];
  const anyText = fc.tuple(fc.constantFrom(...HEADS), fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json()));

  it('gives series or a typed error to any text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom(undefined, ...SERIES_KINDS), async ([head, tail], kind) => {
        try {
          const { series } = await read(head + tail, kind);
          series.forEach((one) => expect(Number.isFinite(computeLeakScore(one.series).score)).toBe(true));
        } catch (error) {
          expect(error).toBeInstanceOf(SeepError);
        }
      }),
      { numRuns: 1500 }
    );
  });

  it('gives series or a typed error to damaged files of every form', async () => {
    const short = {
      ...RECORDS[2],
      t: RECORDS[2].t.slice(0, 9),
      y: RECORDS[2].y.slice(0, 9),
      work: RECORDS[2].work.slice(0, 9),
      numgc: undefined,
    };
    const files = [
      csvOf(short, String),
      prometheusOf(short),
      openMetricsOf(short),
      logOf(short),
      JSON.stringify(short),
    ];
    const damage = fc.tuple(fc.constantFrom(...files), fc.nat(), fc.nat(20), fc.string({ maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(damage, async ([file, at, length, text]) => {
        const start = at % file.length;
        expect(await failureOf(file.slice(0, start) + text + file.slice(start + length))).not.toMatch(/^not typed/);
      }),
      { numRuns: 1500 }
    );
  });
});
