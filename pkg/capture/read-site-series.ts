// SPDX-License-Identifier: Apache-2.0
// Time series of the sites that grew most.
import { inSlices, type PausableWork } from '#pkg/base';
import type { Capture, ProfileTypeId, SiteRows } from './capture';
import type { HistorySnapshot } from './history-snapshot';
import { emptyPoints, restartsOf, type Points } from './points';
import { processOrdinals, runningProcessStart } from './processes';
import { unitOfProfileType } from './profile-type-unit';
import type { Series } from './series';
import { groupStacks, type SiteGrouping } from './site-groups';

export interface SiteSeriesQuery {
  readonly profileTypeId: ProfileTypeId;
  readonly groupBy: SiteGrouping;
  /** At most so many sites. */
  readonly top: number;
}

/** Values of one site; its `name` is that of the function, package or stack. */
export interface SiteSeries extends Series {
  /** Last value less the first one of the running process, in the unit of the profile type. */
  readonly growth: number;
  /** Index into the history's stack table for groupBy `stack`, else NONE. */
  readonly stack: number;
}

/**
 * The `top` sites by growth within the running process, most first; equal growth by last value, then by name. Values are self
 * values: each stack counts for its site function only (siteFrame), so sites never count the same bytes twice. One point
 * per capture that has the profile type; 0 where the site had nothing. O(rows of all captures).
 */
export function* readSiteSeries(history: HistorySnapshot, query: SiteSeriesQuery): PausableWork<readonly SiteSeries[]> {
  const { group, names, stacks } = yield* groupStacks(history.stacks, query.groupBy);
  yield;
  const captured = history.captures.filter((capture) => capture.rows[query.profileTypeId] !== undefined);
  const last = sumPerGroup(captured.at(-1)?.rows[query.profileTypeId], group, names.length);
  const first = sumPerGroup(firstRunning(history, query.profileTypeId), group, names.length);
  const growth = last.map((value, i) => value - first[i]);
  yield;
  const seen = yield* groupsSeen(captured, query.profileTypeId, group);
  const chosen = chooseTop({ seen, growth, last, names, top: query.top });
  yield;
  const values = yield* valuesOfGroups(captured, query.profileTypeId, { group, chosen });
  const points = timesOf(history, query.profileTypeId);
  const timesUnixMs = Float64Array.from(points.timesUnixMs);
  const restarts = restartsOf(points.processes);
  const unit = unitOfProfileType(query.profileTypeId) === 'bytes' ? 'bytes' : 'short';
  return chosen.map((site, i) => ({
    name: names[site],
    unit,
    timesUnixMs,
    values: values[i],
    restarts,
    growth: growth[site],
    stack: stacks[site],
  }));
}

function firstRunning(history: HistorySnapshot, profileTypeId: ProfileTypeId): SiteRows | undefined {
  return history.captures
    .slice(runningProcessStart(history.captures))
    .find((capture) => capture.rows[profileTypeId] !== undefined)?.rows[profileTypeId];
}

function sumPerGroup(rows: SiteRows | undefined, group: Int32Array, groupCount: number): Float64Array {
  const sums = new Float64Array(groupCount);
  rows?.stack.forEach((stack, i) => {
    sums[group[stack]] += rows.value[i];
  });
  return sums;
}

/** Groups that had a value in any capture: the others belong to stacks of other profile types. */
function* groupsSeen(
  captured: readonly Capture[],
  profileTypeId: ProfileTypeId,
  group: Int32Array
): PausableWork<ReadonlySet<number>> {
  const seen = new Set<number>();
  for (const { rows } of captured) {
    const stacks = rows[profileTypeId]?.stack ?? new Int32Array(0);
    yield* inSlices(stacks.length, (from, to) => stacks.subarray(from, to).forEach((stack) => seen.add(group[stack])));
    yield;
  }
  return seen;
}

function chooseTop(sites: {
  seen: ReadonlySet<number>;
  growth: Float64Array;
  last: Float64Array;
  names: readonly string[];
  top: number;
}): readonly number[] {
  const { seen, growth, last, names, top } = sites;
  const byName = (a: number, b: number) => (names[a] < names[b] ? -1 : names[a] > names[b] ? 1 : a - b);
  return [...seen]
    .sort((a, b) => growth[b] - growth[a] || last[b] - last[a] || byName(a, b))
    .slice(0, Math.max(0, top));
}

function* valuesOfGroups(
  captured: readonly Capture[],
  profileTypeId: ProfileTypeId,
  groups: { readonly group: Int32Array; readonly chosen: readonly number[] }
): PausableWork<readonly Float64Array[]> {
  const columnOfGroup = new Map(groups.chosen.map((site, column) => [site, column]));
  const values = groups.chosen.map(() => new Float64Array(captured.length));
  for (const [i, capture] of captured.entries()) {
    const { stack = new Int32Array(0), value = new Float64Array(0) } = capture.rows[profileTypeId] ?? {};
    yield* inSlices(stack.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const column = columnOfGroup.get(groups.group[stack[row]]);
        if (column !== undefined) {
          values[column][i] += value[row];
        }
      }
    });
    yield;
  }
  return values;
}

function timesOf(history: HistorySnapshot, profileTypeId: ProfileTypeId): Points {
  const points = emptyPoints();
  const ordinals = processOrdinals(history.captures);
  history.captures.forEach((capture, i) => {
    if (capture.rows[profileTypeId] !== undefined) {
      points.timesUnixMs.push(capture.timeUnixMs);
      points.processes.push(ordinals[i]);
    }
  });
  return points;
}
