// SPDX-License-Identifier: Apache-2.0
import { createDataFrame } from '@grafana/data';
import { rowOfPath } from './row-of-path';

const ROWS = [
  [0, 'total'],
  [1, 'a'],
  [2, 'c'],
  [3, 'd'],
  [2, 'd'],
  [1, 'b'],
  [2, 'c'],
] as const;
const frame = createDataFrame({
  fields: [
    { name: 'level', values: ROWS.map(([level]) => level) },
    { name: 'label', values: ROWS.map(([, label]) => label) },
  ],
});

describe('rowOfPath', () => {
  it.each([
    [[], 0],
    [['a'], 1],
    [['a', 'c', 'd'], 3],
    [['a', 'd'], 4],
    [['b', 'c'], 6],
  ])('finds %j in row %j', (names, row) => {
    expect(rowOfPath(frame, names)).toBe(row);
  });

  it.each([[['c']], [['a', 'b']], [['b', 'd']], [['a', 'c', 'd', 'e']], [['total']]])('finds no %j', (names) => {
    expect(rowOfPath(frame, names)).toBeUndefined();
  });
});
