// SPDX-License-Identifier: Apache-2.0
// What a frame says of itself as a whole: `meta.custom` of our data source (docs/frames.md), which may be of another version or not there.
import type { DataFrame } from '@grafana/data';

/** Why two captures do not compare well. */
export interface CompareProblem {
  readonly code: string;
  readonly message: string;
}

export interface FrameDetails {
  readonly name: string;
  /** Pyroscope's id; "" when not known. */
  readonly profileType: string;
  /** undefined when not known. */
  readonly beforeUnixMs: number | undefined;
  readonly afterUnixMs: number | undefined;
  /** Of a single snapshot; undefined when not known. */
  readonly atUnixMs: number | undefined;
  /** Times of the entries of each node's history, first = before, last = after; empty without history. */
  readonly historyUnixMs: readonly number[];
  /** Steps between captures that `rises` counts; 0 when not known. */
  readonly steps: number;
  /** Whether the two must not be compared at all. */
  readonly isRefused: boolean;
  readonly problems: readonly CompareProblem[];
}

export function frameDetailsOf(frame: DataFrame): FrameDetails {
  const custom: unknown = frame.meta?.custom;
  const compare = memberOf(custom, 'compare');
  return {
    name: frame.name ?? '',
    profileType: textOf(memberOf(custom, 'profileType')),
    beforeUnixMs: numberOf(memberOf(custom, 'beforeUnixMs')),
    afterUnixMs: numberOf(memberOf(custom, 'afterUnixMs')),
    atUnixMs: numberOf(memberOf(custom, 'atUnixMs')),
    historyUnixMs: listOf(memberOf(custom, 'historyUnixMs')).filter((time) => typeof time === 'number'),
    steps: numberOf(memberOf(custom, 'steps')) ?? 0,
    isRefused: memberOf(compare, 'isRefused') === true,
    problems: listOf(memberOf(compare, 'problems')).map((problem) => ({
      code: textOf(memberOf(problem, 'code')),
      message: textOf(memberOf(problem, 'message')),
    })),
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
