// SPDX-License-Identifier: Apache-2.0
// What the history says about single nodes, read off the frame where and when it is shown.
import type { DataFrame } from '@grafana/data';
import { findField } from './frame-fields';

/** By node of the tree that was read from the frame. NaN where it is not known. */
export interface NodeFacts {
  /** Share of steps up times significance, 0 .. 1. */
  readonly evidenceAt: (node: number) => number;
  /** Retention, 0 .. 1. */
  readonly keptAt: (node: number) => number;
  /** Allocated between before and after, in the unit of the tree. */
  readonly allocatedAt: (node: number) => number;
  /** Of the change, in the unit of the tree; 0 for exact counts. */
  readonly standardErrorAt: (node: number) => number;
  readonly firstSeenUnixMsAt: (node: number) => number;
  /** Of the steps between captures, how many went up. */
  readonly risesAt: (node: number) => number;
  /** Goroutines that Go proved to wait for ever. */
  readonly provenAt: (node: number) => number;
  /** Totals at the captures of `historyUnixMs`; empty where not known. */
  readonly historyAt: (node: number) => readonly number[];
}

const FACT_FIELDS = ['evidence', 'kept', 'allocated', 'standardError', 'firstSeen', 'rises', 'proven', 'history'];

/** The facts of a frame; undefined when it has none of these fields. Values of another type are unknown, not an error. */
export function nodeFactsOf(frame: DataFrame): NodeFacts | undefined {
  if (FACT_FIELDS.every((name) => findField(frame, name) === undefined)) {
    return undefined;
  }
  const histories: ArrayLike<unknown> | undefined = findField(frame, 'history')?.values;
  return {
    evidenceAt: optionalReader(frame, 'evidence'),
    keptAt: optionalReader(frame, 'kept'),
    allocatedAt: optionalReader(frame, 'allocated'),
    standardErrorAt: optionalReader(frame, 'standardError'),
    firstSeenUnixMsAt: optionalReader(frame, 'firstSeen'),
    risesAt: optionalReader(frame, 'rises'),
    provenAt: optionalReader(frame, 'proven'),
    historyAt: (node) => {
      const history = histories?.[node];
      return isNumbers(history) ? history : [];
    },
  };
}

/** Facts by node of a tree made from another: `source` leads from its nodes to those of the first. */
export function factsThrough(facts: NodeFacts, source: Int32Array): NodeFacts {
  const through =
    <T>(factAt: (node: number) => T) =>
    (node: number): T =>
      factAt(source[node]);
  return {
    evidenceAt: through(facts.evidenceAt),
    keptAt: through(facts.keptAt),
    allocatedAt: through(facts.allocatedAt),
    standardErrorAt: through(facts.standardErrorAt),
    firstSeenUnixMsAt: through(facts.firstSeenUnixMsAt),
    risesAt: through(facts.risesAt),
    provenAt: through(facts.provenAt),
    historyAt: through(facts.historyAt),
  };
}

function optionalReader(frame: DataFrame, name: string): (node: number) => number {
  const values: ArrayLike<unknown> | undefined = findField(frame, name)?.values;
  return (node) => {
    const value = values?.[node];
    return typeof value === 'number' ? value : Number.NaN;
  };
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'number');
}
