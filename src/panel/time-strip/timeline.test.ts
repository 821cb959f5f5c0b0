// SPDX-License-Identifier: Apache-2.0
import { createDataFrame, FieldType } from '@grafana/data';
import { isSameCourse, largestOf, linePath, stopAt, timeScale } from './time-scale';
import { timelineOf } from './timeline';

const seriesFrame = (times: number[], values: Array<number | null>) =>
  createDataFrame({
    refId: 'B',
    fields: [
      { name: 'time', type: FieldType.time, values: times },
      { name: 'heap_live', type: FieldType.number, values, config: { displayNameFromDS: 'live heap' } },
      { name: 'trend', type: FieldType.number, values, config: { custom: { hideFrom: { viz: true } } } },
    ],
  });

describe('timelineOf', () => {
  it('takes series, but neither tables with times nor what is hidden from graphs', () => {
    const table = createDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: [1] },
        { name: 'function', type: FieldType.string, values: ['main.main'] },
        { name: 'growth', type: FieldType.number, values: [1] },
      ],
    });
    const { lines } = timelineOf({ series: [seriesFrame([10, 20], [1, 2]), table] });
    expect(lines).toEqual([{ name: 'live heap', timesUnixMs: [10, 20], values: [1, 2] }]);
  });

  it('takes a break right before a sample for a restart, and a gap for a gap', () => {
    const { marks, lines } = timelineOf({ series: [seriesFrame([10, 19, 20, 30, 40], [1, null, 2, null, 3])] });
    expect(marks).toEqual([{ unixMs: 20, kind: 'restart', text: '' }]);
    expect(lines[0].values).toEqual([1, Number.NaN, 2, Number.NaN, 3]);
  });

  it('marks annotations, and knows those that say restart', () => {
    const annotations = createDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: [30, 10, 20] },
        { name: 'text', type: FieldType.string, values: ['deployed 1.2', 'Restarted by hand', ''] },
        { name: 'tags', type: FieldType.other, values: [['release'], [], ['restart']] },
      ],
    });
    expect(timelineOf({ series: [], annotations: [annotations] }).marks).toEqual([
      { unixMs: 10, kind: 'restart', text: 'Restarted by hand' },
      { unixMs: 20, kind: 'restart', text: 'restart' },
      { unixMs: 30, kind: 'annotation', text: 'deployed 1.2 release' },
    ]);
  });

  it('thins long series and keeps their breaks', () => {
    const times = Array.from({ length: 5001 }, (_, at) => at * 10);
    const values = times.map((_, at) => (at === 2501 ? null : at));
    const [line] = timelineOf({ series: [seriesFrame(times, values)] }).lines;
    expect(line.values.length).toBeLessThan(600);
    expect(line.values.filter(Number.isNaN)).toHaveLength(1);
  });
});

describe('timeScale', () => {
  const scale = timeScale([0, 50, 100], 116);

  it('puts the first and the last capture half a handle from the edges, and finds the nearest to a place', () => {
    expect([0, 50, 100].map(scale.xOf)).toEqual([8, 58, 108]);
    expect([-5, 30, 34, 200].map((x) => stopAt(scale, [0, 50, 100], x))).toEqual([0, 0, 1, 2]);
  });

  it('breaks lines where nothing is known and outside of the captures', () => {
    const course = { timesUnixMs: [-10, 0, 50, 60, 100], values: [9, 10, Number.NaN, 5, 0] };
    expect(linePath(scale, course, { heightCssPx: 42, largest: largestOf(course.values) })).toBe(
      'M8.0 3.0M68.0 21.5L108.0 40.0'
    );
    expect(linePath(scale, { timesUnixMs: [0, 100], values: [0, 0] }, { heightCssPx: 42, largest: 0 })).toBe('');
  });

  it('knows a course that is the same wherever both are known, however much longer it is', () => {
    const history = { timesUnixMs: [10, 20, 30], values: [1, 2, 3] };
    const series = { timesUnixMs: [0, 10, 15, 20, 30, 40], values: [9, 1, Number.NaN, 2, 3, 4] };
    expect(isSameCourse(series, history)).toBe(true);
    expect(isSameCourse({ ...series, values: [9, 1, Number.NaN, 2, 3.5, 4] }, history)).toBe(false);
    expect(isSameCourse({ timesUnixMs: [10, 25, 35], values: [1, 2, 3] }, history)).toBe(false);
  });
});
