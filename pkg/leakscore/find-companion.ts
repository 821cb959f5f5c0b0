// SPDX-License-Identifier: Apache-2.0
// Which of several series is of the same process as a given one, told by labels.
import { COMPANION_METRICS } from './metric-role';

/** A metric with its labels, as far as it takes to find what belongs together. */
export interface LabelledSeries {
  /** "" for the result of an expression. */
  readonly metric: string;
  /** Without the name of the metric. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Tells Seep's own series of one process apart, not processes. */
const OWN_LABEL = 'resource';
const PREFERENCE: readonly string[] = Object.values(COMPANION_METRICS).flat();

/**
 * A search in `candidates`, all of one role: gives one with the labels of `series`, else the only one that has no label in contradiction to
 * them; of several metrics that COMPANION_METRICS names first. Undefined when there is none or when more than one could be meant.
 * Finding the same labels takes no time; else all candidates of the same `instance`, or without one, are looked at.
 */
export function companionFinder<S extends LabelledSeries>(
  candidates: readonly S[]
): (series: LabelledSeries) => S | undefined {
  const byLabels = groupBy(candidates, ({ labels }) => keyOf(labels));
  const byInstance = groupBy(candidates, ({ labels }) => labels.get('instance'));
  return ({ labels }) => {
    const same = byLabels.get(keyOf(labels));
    if (same !== undefined) {
      return preferredOf(same)[0];
    }
    const instance = labels.get('instance');
    const near =
      instance === undefined ? candidates : [...(byInstance.get(instance) ?? []), ...(byInstance.get(undefined) ?? [])];
    const fitting = preferredOf(near.filter((candidate) => agree(candidate.labels, labels)));
    return fitting.length === 1 ? fitting[0] : undefined;
  };
}

/** Those of the metric that goes before the others; all when none of them is known. */
function preferredOf<S extends LabelledSeries>(fitting: readonly S[]): readonly S[] {
  const known = PREFERENCE.find((metric) => fitting.some((one) => one.metric === metric));
  return known === undefined ? fitting : fitting.filter(({ metric }) => metric === known);
}

/** No label of the candidate has another value. */
function agree(candidate: ReadonlyMap<string, string>, labels: ReadonlyMap<string, string>): boolean {
  for (const [name, value] of candidate) {
    if (name !== OWN_LABEL && (labels.get(name) ?? value) !== value) {
      return false;
    }
  }
  return true;
}

function groupBy<S, K>(candidates: readonly S[], keyFor: (one: S) => K): ReadonlyMap<K, readonly S[]> {
  const groups = new Map<K, S[]>();
  for (const candidate of candidates) {
    const group = groups.get(keyFor(candidate)) ?? [];
    groups.set(keyFor(candidate), group);
    group.push(candidate);
  }
  return groups;
}

function keyOf(labels: ReadonlyMap<string, string>): string {
  return JSON.stringify([...labels].filter(([name]) => name !== OWN_LABEL).sort(([a], [b]) => (a < b ? -1 : 1)));
}
