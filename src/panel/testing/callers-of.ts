// SPDX-License-Identifier: Apache-2.0

/**
 * The row that each row is called by, -1 for none. Rows come depth first; one that skips levels is called by nobody, so that broken frames
 * can be written, too.
 */
export function callersOf(levels: readonly number[]): number[] {
  const path: number[] = [];
  return levels.map((level, row) => {
    path.length = level;
    path.push(row);
    return path[level - 1] ?? -1;
  });
}
