// SPDX-License-Identifier: Apache-2.0
// Whether two captures can be compared at all, and what makes the comparison doubtful (design: flame panel, 9.10).
import type { Capture } from '#pkg/capture';
import type { EvidenceRange } from './evidence-range';

/**
 * | code | meaning |
 * |---|---|
 * | `rate` | the heap was sampled with different periods: what differs may be the scaling. Refused |
 * | `restart` | another process since `atUnixMs`: counters began again, and what is in use with them |
 * | `build` | another program: names and lines may mean other code. `before` and `after` are build ids or Go versions |
 * | `no-gc` | no GC between the two: a heap profile is as of the last one, so both say the same |
 */
export type ComparisonProblem =
  | { readonly code: 'rate'; readonly beforeBytes: number; readonly afterBytes: number }
  | { readonly code: 'restart'; readonly atUnixMs: number }
  | { readonly code: 'build'; readonly before: string; readonly after: string }
  | { readonly code: 'no-gc' };

export interface ComparisonCheck {
  /** The numbers of the two captures do not measure the same. */
  readonly isRefused: boolean;
  /** Most serious first, each code at most once. */
  readonly problems: readonly ComparisonProblem[];
}

export function checkComparison(captures: readonly Capture[], range: EvidenceRange): ComparisonCheck {
  const { beforeIndex, afterIndex, profileTypeId } = range;
  const before = captures[beforeIndex];
  const after = captures[afterIndex];
  const restart = captures.slice(beforeIndex + 1, afterIndex + 1).find((capture) => capture.restart);
  const isHeap = profileTypeId.startsWith('memory:');
  const problems: ComparisonProblem[] = [];
  if (isHeap && before.heapPeriodBytes !== after.heapPeriodBytes) {
    problems.push({ code: 'rate', beforeBytes: before.heapPeriodBytes, afterBytes: after.heapPeriodBytes });
  }
  if (restart !== undefined) {
    problems.push({ code: 'restart', atUnixMs: restart.timeUnixMs });
  }
  problems.push(...buildProblem(before, after));
  if (isHeap && restart === undefined && isWithoutGc(before, after)) {
    problems.push({ code: 'no-gc' });
  }
  return { isRefused: problems.some(({ code }) => code === 'rate'), problems };
}

function buildProblem(before: Capture, after: Capture): ComparisonProblem[] {
  const pairs = [
    [before.buildId, after.buildId],
    [before.memory?.goVersion, after.memory?.goVersion],
  ];
  const changed = pairs.find(([old, now]) => old !== undefined && now !== undefined && old !== now);
  const [old = '', now = ''] = changed ?? [];
  return changed === undefined ? [] : [{ code: 'build', before: old, after: now }];
}

/** A forced GC may come after the statistics that would count it were read. */
function isWithoutGc(before: Capture, after: Capture): boolean {
  const cycles = before.memory?.gcCycles;
  return !before.forcedGc && !after.forcedGc && cycles !== undefined && cycles === after.memory?.gcCycles;
}
