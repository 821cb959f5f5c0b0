// SPDX-License-Identifier: Apache-2.0
import { createDataFrame, type DataFrame, getPanelDataSummary } from '@grafana/data';
import { suggestGrowth } from './suggest-growth';

const frameOf = (names: readonly string[], name = ''): DataFrame =>
  createDataFrame({ name, fields: names.map((field) => ({ name: field, values: [1] })) });
const FLAME = ['level', 'value', 'self', 'label'];
const suggest = (...frames: DataFrame[]) => suggestGrowth(getPanelDataSummary(frames))?.map(({ name }) => name);

describe('suggestGrowth', () => {
  it.each([
    ['a delta', [frameOf([...FLAME, 'valueRight', 'selfRight'])], 'Growth graph'],
    ['two snapshots', [frameOf(FLAME), frameOf(FLAME)], 'Growth graph'],
    ['a snapshot', [frameOf(FLAME)], 'Flame graph of one snapshot'],
    ['goroutines', [frameOf(['count', 'state', 'stack'])], 'Goroutines by stack'],
    ['suspects', [frameOf(['function', 'growth'], 'suspects')], 'Suspects'],
  ])('suggests the panel for %s', (_, frames, expected) => {
    expect(suggest(...frames)).toEqual([expected]);
  });

  it('never suggests it for series, for tables of others, nor for no data', () => {
    const series = createDataFrame({
      fields: [
        { name: 'time', values: [1] },
        { name: 'value', values: [1] },
      ],
    });
    expect(suggest(series)).toBeUndefined();
    expect(suggest(frameOf(['function', 'growth'], 'towns'))).toBeUndefined();
    expect(suggest(frameOf(['count', 'state']))).toBeUndefined();
    expect(suggest(createDataFrame({ fields: FLAME.map((name) => ({ name, values: [] })) }))).toBeUndefined();
    expect(suggest()).toBeUndefined();
  });
});
