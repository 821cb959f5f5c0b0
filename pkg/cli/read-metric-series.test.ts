// SPDX-License-Identifier: Apache-2.0
import { failureOf, read } from './testdata/score/series-forms';

describe('readSeries on metrics', () => {
  it('leaves out what is neither heap nor goroutines, and says so', async () => {
    const { series, warnings } = await read('go_goroutines 5 1\nup 1 1\nhttp_total{path="a b } # 7"} 1 1\n# EOF\n');
    expect(series.map(({ name }) => name)).toEqual(['go_goroutines']);
    expect(warnings).toMatchObject([{ code: 'metrics-left-out', message: expect.stringMatching(/^2 series/) }]);
  });

  it('scores everything of an expression, and of whatever when the kind is named', async () => {
    expect((await read('queue 5 1\nqueue 6 2\nup 1 1\n')).series).toHaveLength(2);
    const { series, warnings } = await read('go_goroutines 5 1\nup 1 1\n', 'heap_raw');
    expect([series.map(({ series: { kind } }) => kind), warnings]).toEqual([['heap_raw', 'heap_raw'], []]);
  });

  it('joins by labels: the start time of one process says nothing of another', async () => {
    const sample = (name: string, job: string, values: number[]) =>
      values.map((value, i) => `${name}{job="${job}"} ${value} ${i}`).join('\n');
    const { series } = await read(
      [
        sample('go_goroutines', 'a', [1, 2, 3]),
        sample('go_goroutines', 'b', [1, 2, 3]),
        sample('process_start_time_seconds', 'a', [5, 5, 90]),
        '# EOF',
      ].join('\n')
    );
    expect(series.map(({ name, series: one }) => [name, one.restarts])).toEqual([
      ['go_goroutines{job="a"}', [2]],
      ['go_goroutines{job="b"}', []],
    ]);
  });

  it('reads labels with quotes and escapes, exemplars, quoted names and special values', async () => {
    const { series } = await read(
      'heap_live{a="x\\"} 1",b="\\\\"} +Inf 1.5 # {id="7"} 9\nheap_live{a="x\\"} 1",b="\\\\"} 2e3 2\n{"go.goroutines", c="d"} NaN 1\n# EOF'
    );
    expect(series.map(({ name, series: { timesSeconds, values } }) => [name, timesSeconds, values])).toEqual([
      ['heap_live{a="x\\"} 1",b="\\\\"}', [1.5, 2], [Infinity, 2000]],
      ['go.goroutines{c="d"}', [1], [NaN]],
    ]);
  });

  it.each([
    ['go_goroutines 5\n', /^the samples have no timestamps: .* \(at line 1\) \[unknown-input\]$/],
    ['# TYPE a gauge\na{b="c" 5 1\n', /^a label was expected, not "b=.* \(at line 2, column 3\) \[bad-record\]$/],
    ['a 5 1\na five 2\n', /^a value was expected, not "five" \(at line 2, column 2\) \[bad-record\]$/],
    ['a 5 1\na 5 later\n', /^a timestamp was expected, not "later" \(at line 2, column 5\) \[bad-record\]$/],
    ['# TYPE a gauge\n', /^the metrics hold no sample \[unknown-input\]$/],
    [
      '{"status":"error","errorType":"bad_data","error":"parse error"}',
      /^Prometheus answered with an error: parse error/,
    ],
    [
      '{"status":"success","data":{"resultType":"vector","result":[]}}',
      /range query has a matrix as its result, not "vector"/,
    ],
    [
      '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"2"],[2,"x"]]}]}}',
      /^a sample ends with its value, not with "x" \(at result\[0\]\.values\[1\]\) \[bad-record\]$/,
    ],
    [
      '{"resultType":"matrix","result":[{"metric":{"a":1},"values":[]}]}',
      /a label is text, not a number \(at result\[0\]\.metric\.a\)/,
    ],
    ['{"resultType":"matrix","result":{}}', /an array was expected, not an object \(at result\)/],
  ])('refuses %j with its place', async (text, message) => {
    expect(await failureOf(text)).toMatch(message);
  });
});
