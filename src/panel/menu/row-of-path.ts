// SPDX-License-Identifier: Apache-2.0
import type { DataFrame } from '@grafana/data';
import { labelReader, levelReader } from '../data/frame-fields';

/**
 * Row of a nested-set frame that the names below the root lead to; undefined when there is none, as for a node of a filtered or
 * regrouped tree. O(rows), for where one row is asked for and a column for all would be memory.
 * @throws FrameError for a frame that is no flame graph
 */
export function rowOfPath(frame: DataFrame, names: readonly string[]): number | undefined {
  const { labelAt } = labelReader(frame);
  const levelAt = levelReader(frame);
  let depth = 0;
  if (names.length === 0) {
    return frame.length > 0 ? 0 : undefined;
  }
  for (let row = 1; row < frame.length; row++) {
    const level = levelAt(row);
    if (level <= depth) {
      return undefined;
    }
    if (level === depth + 1 && labelAt(row) === names[depth]) {
      depth++;
      if (depth === names.length) {
        return row;
      }
    }
  }
  return undefined;
}
