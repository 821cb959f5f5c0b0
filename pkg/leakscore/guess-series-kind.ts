// SPDX-License-Identifier: Apache-2.0
// What a series is of, when nobody says so.
import type { LeakSeriesKind } from './leak-series';
import { findMetricRole } from './metric-role';

/** The kind of a series of a whole process. */
export type ProcessSeriesKind = Exclude<LeakSeriesKind, 'site'>;

/** Words outside of strings, which are values of labels. */
const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g;
const WORD = /[a-zA-Z_:][\w:.]*/g;

/**
 * The kind that the name of a metric tells, else its label `resource` ("heap" or "goroutines", as the recording rules of Seep have it), else
 * the names in `expression`, the PromQL that gave it. Anything else is taken for bytes that only a garbage collection brings down, the
 * kind with the fewest assumptions.
 */
export function guessSeriesKind(
  metric: string,
  labels: ReadonlyMap<string, string>,
  expression = ''
): ProcessSeriesKind {
  const words = expression.replace(STRING, ' ').match(WORD) ?? [];
  return (
    findKind(metric) ??
    findKindOfResource(labels.get('resource')) ??
    words.map(findKind).find((kind) => kind !== undefined) ??
    'heap_live'
  );
}

/** Threads and open files are counts that leak as goroutines do. */
function findKind(name: string): ProcessSeriesKind | undefined {
  const role = findMetricRole(name);
  if (role === 'goroutines' || role === 'heap_live' || role === 'heap_raw') {
    return role;
  }
  return role === undefined && /threads|_fds\b/i.test(name) ? 'goroutines' : undefined;
}

function findKindOfResource(resource: string | undefined): ProcessSeriesKind | undefined {
  return resource === 'heap' ? 'heap_live' : findKind(resource ?? '');
}
