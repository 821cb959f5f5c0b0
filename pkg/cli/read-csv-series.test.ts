// SPDX-License-Identifier: Apache-2.0
import { failureOf, read } from './testdata/score/series-forms';

describe('readSeries on CSV', () => {
  const only = async (text: string) => (await read(text)).series;

  it('makes a series of each column of values', async () => {
    const series = await only('Time;"go_goroutines{job=""a""}";"my heap"\n2,7;5\n'.replace('2,7', '2;7'));
    expect(series.map(({ name, series: { kind, values } }) => [name, kind, Array.from(values)])).toEqual([
      ['go_goroutines{job="a"}', 'goroutines', [7]],
      ['my heap', 'heap_live', [5]],
    ]);
  });

  it('puts rows in order of time, with their restarts, and reads blanks as gaps', async () => {
    const [{ series }] = await only('\ufefftime,y,restart\n30,3,\n10,1,0\n20,,true\n');
    expect(series).toMatchObject({ timesSeconds: [10, 20, 30], values: [1, NaN, 3], restarts: [1] });
  });

  it('takes a counter that falls for a new process, and one that stays for the same', async () => {
    const [{ series }] = await only('t,y,TotalAlloc,NumGC\n0,1,5,1\n1,1,5,1\n2,1,6,0\n3,1,1,1\n');
    expect(series.restarts).toEqual([2, 3]);
  });

  it.each([
    ['time_ms,y\n1000,1\n3000,2\n', [1, 3]],
    ['ts,y\n1000,1\n3000,2\n', [1000, 3000]],
    ['time,y\n1763712000123,1\n', [1_763_712_000.123]],
    ['time,y\n1763712000123456789,1\n', [1_763_712_000.123456789]],
    ['time,y\n2025-11-21T09:00:00+01:00,1\n2025-11-21 08:00:01.5,2\n', [1_763_712_000, 1_763_712_001.5]],
    ['date,y\n2025-11-21,1\n', [1_763_683_200]],
  ])('reads the times of %j', async (text, seconds) => {
    const [{ series }] = await only(text);
    Array.from(series.timesSeconds).forEach((time, i) => expect(time).toBeCloseTo(seconds[i], 5));
  });

  it('keeps one point per GC of what only a GC changes', async () => {
    const [nextGc, other] = await only('t,NextGC,live,NumGC\n0,8,1,1\n1,8,1,1\n2,8,1,2\n3,9,1,3\n');
    expect(Array.from(nextGc.series.timesSeconds)).toEqual([0, 2, 3]);
    expect(Array.from(other.series.timesSeconds)).toEqual([0, 1, 2, 3]);
  });

  it.each([
    ['time,y\n1,2\n2,many\n', 'a number was expected, not "many" (at line 3, column 2 "y") [bad-record]'],
    [
      'time,y\nsoon,2\n',
      'a Unix time or an ISO 8601 time was expected, not "soon" (at line 2, column 1 "time") [bad-record]',
    ],
    ['time,y\n1,"a\nb",3\n', 'a row of 3 cells under a header of 2 (at line 2) [bad-record]'],
    ['time,y\n1,"2\n', 'a quoted cell does not end (at line 2) [bad-record]'],
    ['time,y\n1,"2"x\n', 'text follows the closing quote of a cell (at line 2) [bad-record]'],
    ['time,y\n', 'the table has a header and no rows [unknown-input]'],
    ['time,work\n1,2\n', 'the table has no column of values beside time, work [unknown-input]'],
    ['when,y\n1,2\n', expect.stringMatching(/^"when,y" begins no series: expected .*\[unknown-input\]$/)],
  ])('refuses %j with its place', async (text, message) => {
    expect(await failureOf(text)).toEqual(message);
  });
});
