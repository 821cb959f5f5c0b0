// SPDX-License-Identifier: Apache-2.0
// The table of goroutines that our data source sends (docs/frames.md) as a tree: below the function with the `go` statement, or else the
// one that was started, what they run, and how many wait where. Rows with the same stack become one path.
import type { DataFrame } from '@grafana/data';
import type { PausableWork } from '#pkg/base';
import { goroutineStateOf, isWaitFrame } from '#pkg/profile';
import { findField, needField, amountReader } from '../data/frame-fields';
import type { FlameData } from '../data/read-flame-frame';
import { codeOf, type GoroutineWaits, joinCodes, reasonOfCode } from './goroutine-waits';
import { StackTrie } from './stack-trie';
import { WAIT_REASONS, type WaitReason, waitReasonOf } from './wait-reason';

export type GoroutineData = Extract<FlameData, { kind: 'snapshot' }> & { readonly waits: GoroutineWaits };

/** Whether a frame is a table of goroutines, by its fields. */
export function isGoroutinesFrame(frame: DataFrame): boolean {
  return ['count', 'stack', 'state'].every((name) => findField(frame, name) !== undefined);
}

const ROWS_PER_TURN = 256;

/**
 * What is missing beside the three fields that make it such a table is not known.
 * @throws FrameError
 */
export function* readGoroutinesFrame(frame: DataFrame): PausableWork<GoroutineData> {
  const rows = rowReader(frame);
  const trie = new StackTrie();
  for (let row = 0; row < frame.length; row++) {
    const { path, ...amounts } = rows(row);
    trie.add(path, amounts);
    if (row % ROWS_PER_TURN === 0) {
      yield;
    }
  }
  const { tree, proven, waitMinutes, ownReason } = trie.finish();
  yield;
  return {
    ...{ kind: 'snapshot', rootName: 'total', warnings: [], tree },
    waits: waitsOf({ ownReason, reason: joinCodes(ownReason, tree.end) }, { proven, waitMinutes }),
  };
}

interface Reasons {
  readonly ownReason: Uint8Array;
  readonly reason: Uint8Array;
}

/** `proven` and `waitMinutes` by node, NaN where not known. */
export function waitsOf(
  { ownReason, reason }: Reasons,
  { proven, waitMinutes }: { readonly proven: Float64Array; readonly waitMinutes: Float64Array }
): GoroutineWaits {
  const codes = new Set(ownReason);
  return {
    reasonAt: (node) => reasonOfCode(reason[node]),
    ownReasonAt: (node) => reasonOfCode(ownReason[node]),
    waitMinutesAt: (node) => waitMinutes[node],
    provenAt: (node) => proven[node],
    present: WAIT_REASONS.filter((known) => codes.has(codeOf(known))),
  };
}

interface GoroutineRow {
  /** Outermost first, without the inside of the scheduler. */
  readonly path: readonly string[];
  readonly count: number;
  /** NaN when not known. */
  readonly proven: number;
  readonly waitMinutes: number;
  readonly reason: WaitReason | undefined;
}

function rowReader(frame: DataFrame): (row: number) => GoroutineRow {
  const countAt = amountReader(frame, 'count');
  const stacks = textReader(frame, 'stack');
  const states = textReader(frame, 'state');
  const creators = findField(frame, 'createdBy') === undefined ? () => '' : textReader(frame, 'createdBy');
  const provenAt = knownNumberReader(frame, 'proven');
  const waitMinutesAt = knownNumberReader(frame, 'waitMinutes');
  return (row) => {
    const stack = stacks(row)
      .split('\n')
      .filter((name) => name !== '');
    const state = states(row);
    return {
      path: pathOf(stack, creators(row)),
      count: Math.max(0, countAt(row)),
      proven: provenAt(row),
      waitMinutes: waitMinutesAt(row),
      reason: waitReasonOf(state === '' ? goroutineStateOf(stack) : state),
    };
  };
}

// `stack` is leaf first.
function pathOf(stack: readonly string[], createdBy: string): string[] {
  const firstShown = stack.findIndex((name) => !isWaitFrame(name));
  const shown = firstShown < 0 ? stack.slice(-1) : stack.slice(firstShown);
  const path = [...shown].reverse();
  return createdBy === '' || createdBy === path[0] ? path : [createdBy, ...path];
}

function textReader(frame: DataFrame, name: string): (row: number) => string {
  const values: ArrayLike<unknown> = needField(frame, name).values;
  return (row) => {
    const value = values[row];
    return typeof value === 'string' ? value : '';
  };
}

function knownNumberReader(frame: DataFrame, name: string): (row: number) => number {
  const values: ArrayLike<unknown> = findField(frame, name)?.values ?? [];
  return (row) => {
    const value = values[row];
    return typeof value === 'number' ? value : Number.NaN;
  };
}
