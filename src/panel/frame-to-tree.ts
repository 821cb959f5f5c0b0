// SPDX-License-Identifier: Apache-2.0
// Data frames to trees: our `delta` frame, any standard flame-graph frame, or two single snapshots, the first before and the second after.
import type { DataFrame } from '@grafana/data';
import type { Warning } from '#pkg/base';
import { buildDeltaTree, type CallTree, type DeltaTree, type WeightedStacks } from '#pkg/calltree';
import { FrameError } from './frame-error';
import { orderSiblings, shapeRows, takeRows } from './order-siblings';
import { type EvidenceColumns, type FrameColumns, readColumns } from './read-columns';

/** A tree ready to be laid out. `rootName` is what the data calls the root. */
export type TreeFromFrames = { readonly rootName: string; readonly warnings: readonly Warning[] } & (
  | { readonly kind: 'delta'; readonly tree: DeltaTree; readonly evidence: EvidenceColumns | undefined }
  | { readonly kind: 'snapshot'; readonly tree: CallTree }
);

/**
 * One frame with right-hand fields, or two frames, make a delta; one frame without makes a snapshot. Totals are summed from self.
 * @throws FrameError
 */
export function treeFromFrames(first: DataFrame, second?: DataFrame): TreeFromFrames {
  const columns = readColumns(first);
  if (columns.selfRight !== undefined) {
    return deltaFromColumns(columns, columns.selfRight);
  }
  return second === undefined ? snapshotFromColumns(columns) : deltaFromPair(columns, readColumns(second));
}

function deltaFromColumns(columns: FrameColumns, selfRight: Float64Array): TreeFromFrames {
  const rows = shapeRows(columns.level);
  const grown = sumSubtrees(
    selfRight.map((after, row) => Math.max(0, after - columns.self[row])),
    rows.parent
  );
  const shrunk = sumSubtrees(
    selfRight.map((after, row) => Math.max(0, columns.self[row] - after)),
    rows.parent
  );
  const compare = (one: number, other: number): number =>
    grown[other] - grown[one] || shrunk[other] - shrunk[one] || compareNames(columns, one, other);
  const order = orderSiblings(rows, compare);
  const { evidence } = columns;
  return {
    kind: 'delta',
    rootName: columns.rootName,
    warnings: [],
    tree: {
      ...shapeInOrder(columns, order),
      selfBefore: takeRows(columns.self, order),
      selfAfter: takeRows(selfRight, order),
      totalBefore: takeRows(sumSubtrees(columns.self, rows.parent), order),
      totalAfter: takeRows(sumSubtrees(selfRight, rows.parent), order),
      grown: takeRows(grown, order),
      shrunk: takeRows(shrunk, order),
    },
    evidence: evidence && {
      evidence: takeRows(evidence.evidence, order),
      kept: takeRows(evidence.kept, order),
      standardError: takeRows(evidence.standardError, order),
      firstSeenUnixMs: takeRows(evidence.firstSeenUnixMs, order),
    },
  };
}

function snapshotFromColumns(columns: FrameColumns): TreeFromFrames {
  const rows = shapeRows(columns.level);
  const self = columns.self.map((value) => Math.max(0, value));
  const negative = columns.self.filter((value) => value < 0).length;
  const total = sumSubtrees(self, rows.parent);
  const order = orderSiblings(rows, (one, other) => total[other] - total[one] || compareNames(columns, one, other));
  const tree = { ...shapeInOrder(columns, order), self: takeRows(self, order), total: takeRows(total, order) };
  const warnings = [{ code: 'negative-values', message: `${negative} negative values are drawn as 0` }];
  return { kind: 'snapshot', rootName: columns.rootName, warnings: negative > 0 ? warnings : [], tree };
}

function deltaFromPair(before: FrameColumns, after: FrameColumns): TreeFromFrames {
  if (before.unit !== after.unit) {
    throw new FrameError('unit-mismatch', `the first frame is in "${before.unit}", the second in "${after.unit}"`);
  }
  const tree = buildDeltaTree(stacksOf(before), stacksOf(after));
  return { kind: 'delta', rootName: after.rootName, warnings: [], tree, evidence: undefined };
}

// Rows with a value of their own as stacks, root first, without the row of the root itself.
function stacksOf({ frames, frame, level, self, unit, length }: FrameColumns): WeightedStacks {
  const path: number[] = [];
  const start = [0];
  const stackFrame: number[] = [];
  const value: number[] = [];
  for (let row = 0; row < length; row++) {
    if (row > 0) {
      path[level[row] - 1] = frame[row];
    }
    if (self[row] !== 0) {
      for (let depth = 0; depth < level[row]; depth++) {
        stackFrame.push(path[depth]);
      }
      start.push(stackFrame.length);
      value.push(self[row]);
    }
  }
  const columns = {
    start: Int32Array.from(start),
    frame: Int32Array.from(stackFrame),
    value: Float64Array.from(value),
  };
  return { frames, length: value.length, unit, ...columns };
}

function shapeInOrder(columns: FrameColumns, order: Int32Array): Omit<CallTree, 'self' | 'total'> {
  const level = order.map((row) => columns.level[row]);
  const frame = order.map((row) => columns.frame[row]);
  return { ...shapeRows(level), frame, frames: columns.frames, unit: columns.unit };
}

function sumSubtrees(own: Float64Array, parent: Int32Array): Float64Array {
  const sums = own.slice();
  for (let row = sums.length - 1; row > 0; row--) {
    sums[parent[row]] += sums[row];
  }
  return sums;
}

// Not localeCompare: the order must be the same everywhere.
function compareNames({ frames, frame }: FrameColumns, one: number, other: number): number {
  const [a, b] = [frames.name[frame[one]], frames.name[frame[other]]];
  return a < b ? -1 : a > b ? 1 : 0;
}
