// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { EdgeTable } from './edge-table';

describe('EdgeTable', () => {
  it('says what a Map with both ends as key says', () => {
    const end = fc.oneof(fc.nat(20), fc.nat(2 ** 26));
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end), { maxLength: 400 }), (edges) => {
        const table = new EdgeTable();
        const map = new Map<string, number>();
        return edges.every(([parent, frame], newChild) => {
          const key = `${parent} ${frame}`;
          map.set(key, map.get(key) ?? newChild);
          return table.childOf(parent, frame, newChild) === map.get(key);
        });
      })
    );
  });

  it('forgets nothing as it grows', () => {
    const table = new EdgeTable();
    const edges = Array.from({ length: 100_000 }, (_, i) => [i >> 3, i % 8] as const);
    edges.forEach(([parent, frame], i) => table.childOf(parent, frame, i));
    expect(edges.every(([parent, frame], i) => table.childOf(parent, frame, 7_000_000) === i)).toBe(true);
    expect(table.childOf(1, 8, 7_000_000)).toBe(7_000_000);
  });

  it('finds what it has and nothing else, and makes room in turns without forgetting', () => {
    const table = new EdgeTable();
    const edges = Array.from({ length: 60_000 }, (_, i) => [i, i % 7] as const);
    edges.forEach(([parent, frame], i) => table.childOf(parent, frame, i));
    const turns = [...table.makeRoom(100_000)].length;
    expect(turns).toBeGreaterThan(2);
    expect(edges.every(([parent, frame], i) => table.find(parent, frame) === i)).toBe(true);
    expect(table.find(0, 1)).toBe(-1);
    expect([...table.makeRoom(100_000)]).toEqual([]);
  });
});
