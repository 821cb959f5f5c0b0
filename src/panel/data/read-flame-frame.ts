// SPDX-License-Identifier: Apache-2.0
// A flame-graph frame to the columns that are drawn, checked on the way. Nothing else is kept of it, so that half a million nodes cost 32
// bytes each; and it pauses every few milliseconds, so that a page with such a panel answers while it reads.
import type { DataFrame } from '@grafana/data';
import { NONE, type PausableWork, type Warning } from '#pkg/base';
import type { FlameShape, GrowthTree, SnapshotTree } from '#pkg/calltree';
import { FrameError } from './frame-error';
import { amountReader, hasRightFields, labelReader, levelReader, unitOf } from './frame-fields';

/** A tree in the order of the frame's rows: node i is row i. `rootName` is what the data calls the root. */
export type FlameData = { readonly rootName: string; readonly warnings: readonly Warning[] } & (
  | { readonly kind: 'growth'; readonly tree: GrowthTree; readonly turnover: Turnover }
  | { readonly kind: 'snapshot'; readonly tree: SnapshotTree }
);

/** Parts of what grew and shrank, in the unit of the tree. */
export interface Turnover {
  /** Growth of nodes whose self was 0 before. */
  readonly new: number;
  /** Shrinkage of nodes whose self is 0 after. */
  readonly gone: number;
}

const ROWS_PER_TURN = 16_384;

/** So many names have indexes that fit two bytes, with one to spare for NONE. */
const MOST_SHORT_NAMES = 2 ** 15;

/**
 * Reads the fields `level, value, self, label`, and with `selfRight` a second snapshot. The order of fields and siblings is free; totals
 * are not read: they follow from self.
 * @throws FrameError
 */
export function* readFlameFrame(frame: DataFrame): PausableWork<FlameData> {
  const labels = labelReader(frame);
  const levelAt = levelReader(frame);
  const shape = { frame: new Int32Array(frame.length), end: new Int32Array(frame.length) };
  const amounts = hasRightFields(frame) ? growthAmounts(frame) : snapshotAmounts(frame);
  const placing = { levelAt, open: [], end: shape.end, addTo: amounts.addTo };
  for (let from = 0; from < frame.length; from += ROWS_PER_TURN) {
    const to = Math.min(from + ROWS_PER_TURN, frame.length);
    for (let row = from; row < to; row++) {
      shape.frame[row] = row === 0 ? NONE : labels.frameAt(row);
      amounts.readOwn(row);
    }
    placeRows(placing, from, to);
    yield;
  }
  closeRows(placing, 0, frame.length);
  const whole = {
    ...{ length: frame.length, end: shape.end, unit: unitOf(frame), frames: labels.table() },
    frame: labels.count() <= MOST_SHORT_NAMES ? Int16Array.from(shape.frame) : shape.frame,
  };
  return { rootName: labels.labelAt(0), ...amounts.finish(whole) };
}

interface Placing {
  readonly levelAt: (row: number) => number;
  /** Row of the node at each level that is still open. */
  readonly open: number[];
  readonly end: Int32Array;
  readonly addTo: Amounts['addTo'];
}

// Checks the levels of some rows and closes what ends there.
function placeRows(placing: Placing, from: number, to: number): void {
  const { levelAt, open } = placing;
  for (let row = from; row < to; row++) {
    const level = levelAt(row);
    if (row === 0 ? level !== 0 : !(level > 0 && level <= open.length && Number.isInteger(level))) {
      throw levelError(level, row, open.length - 1);
    }
    closeRows(placing, level, row);
    open.push(row);
  }
}

// The nodes at `level` and deeper end before `row`. What ends is whole: its parent gets its amounts.
function closeRows({ open, end, addTo }: Placing, level: number, row: number): void {
  while (open.length > level) {
    const closed = open.pop() ?? 0;
    end[closed] = row;
    if (open.length > 0) {
      addTo(open[open.length - 1], closed);
    }
  }
}

function levelError(level: number, row: number, previous: number): FrameError {
  if (row === 0) {
    return new FrameError('root-not-first', `the first row must be the root at level 0 and is at level ${level}`, 0);
  }
  return level <= 0
    ? new FrameError('second-root', 'only the first row may be at level 0', row)
    : new FrameError('level-jump', `level ${level} follows level ${previous}: rows in between are missing`, row);
}

/** The amounts of a frame while it is read. */
interface Amounts {
  /** Puts the row's own amounts into the columns. */
  readonly readOwn: (row: number) => void;
  /** Adds the amounts of a node, its subtree's by now, to those of its parent. */
  readonly addTo: (parent: number, node: number) => void;
  readonly finish: (
    shape: FlameShape
  ) =>
    | Omit<Extract<FlameData, { kind: 'growth' }>, 'rootName'>
    | Omit<Extract<FlameData, { kind: 'snapshot' }>, 'rootName'>;
}

function growthAmounts(frame: DataFrame): Amounts {
  const beforeAt = amountReader(frame, 'self');
  const afterAt = amountReader(frame, 'selfRight');
  const [totalBefore, grown, shrunk] = [0, 1, 2].map(() => new Float64Array(frame.length));
  const turnover = { new: 0, gone: 0 };
  const readOwn = (row: number): void => {
    const before = beforeAt(row);
    const change = afterAt(row) - before;
    totalBefore[row] = before;
    if (change > 0) {
      grown[row] = change;
      turnover.new += before === 0 ? change : 0;
    } else if (change < 0) {
      shrunk[row] = -change;
      turnover.gone += before + change === 0 ? -change : 0;
    }
  };
  return {
    readOwn,
    addTo: (parent, node) => {
      totalBefore[parent] += totalBefore[node];
      grown[parent] += grown[node];
      shrunk[parent] += shrunk[node];
    },
    finish: (shape) => ({
      kind: 'growth',
      tree: { ...shape, totalBefore, grown, shrunk },
      turnover,
      warnings: sumWarnings(totalBefore[0] + grown[0]),
    }),
  };
}

function snapshotAmounts(frame: DataFrame): Amounts {
  const selfAt = amountReader(frame, 'self');
  const total = new Float64Array(frame.length);
  let negative = 0;
  const readOwn = (row: number): void => {
    const self = selfAt(row);
    negative += self < 0 ? 1 : 0;
    total[row] = Math.max(0, self);
  };
  return {
    readOwn,
    addTo: (parent, node) => {
      total[parent] += total[node];
    },
    finish: (shape) => {
      const message = `${negative} negative values are drawn as 0`;
      const warnings = [...(negative > 0 ? [{ code: 'negative-values', message }] : []), ...sumWarnings(total[0])];
      return { kind: 'snapshot', tree: { ...shape, total }, warnings };
    },
  };
}

function sumWarnings(largest: number): Warning[] {
  return largest > Number.MAX_SAFE_INTEGER + 1
    ? [{ code: 'rounded-sums', message: 'Sums beyond 2^53 are rounded.' }]
    : [];
}
