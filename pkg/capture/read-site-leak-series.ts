// SPDX-License-Identifier: Apache-2.0
// One site's values, for the score.
import { finishAtOnce } from '#pkg/base';
import { GOROUTINES, type Capture, type ProfileTypeId } from './capture';
import type { HistorySnapshot } from './history-snapshot';
import { leakColumnsOf, type LeakColumns } from './leak-columns';
import { emptyPoints } from './points';
import { processOrdinals } from './processes';
import { groupStacks } from './site-groups';

/** A site function by name, as groupBy `function` names it; one stack of the history's table; or all stacks that pass a test. */
export type LeakSite =
  { readonly function: string } | { readonly stack: number } | { readonly passes: (stack: number) => boolean };

/**
 * Kind `goroutines` for goroutine profiles, else `site`. 0 where a capture has the profile type but not the site. A heap profile
 * moves only with the GC, so captures that saw no new GC cycle are no points: repeated values are not evidence.
 */
export function readSiteLeakSeries(
  history: HistorySnapshot,
  profileTypeId: ProfileTypeId,
  site: LeakSite
): LeakColumns {
  const isGoroutines = profileTypeId === GOROUTINES;
  const belongs = membership(history, site);
  const ordinals = processOrdinals(history.captures);
  const points = emptyPoints();
  let last: { gcCycles: number | undefined; process: number } | undefined;
  history.captures.forEach((capture, i) => {
    const rows = capture.rows[profileTypeId];
    if (rows === undefined || (!isGoroutines && last?.process === ordinals[i] && sawNoGc(last.gcCycles, capture))) {
      return;
    }
    points.timesUnixMs.push(capture.timeUnixMs);
    points.values.push(rows.value.reduce((sum, value, row) => (belongs(rows.stack[row]) ? sum + value : sum), 0));
    points.processes.push(ordinals[i]);
    last = { gcCycles: capture.memory?.gcCycles, process: ordinals[i] };
  });
  return leakColumnsOf(history, isGoroutines ? 'goroutines' : 'site', points);
}

function sawNoGc(before: number | undefined, capture: Capture): boolean {
  return before !== undefined && capture.memory?.gcCycles === before;
}

function membership(history: HistorySnapshot, site: LeakSite): (stack: number) => boolean {
  if ('passes' in site) {
    return site.passes;
  }
  if ('stack' in site) {
    return (stack) => stack === site.stack;
  }
  const { group, names } = finishAtOnce(groupStacks(history.stacks, 'function'));
  const wanted = names.indexOf(site.function);
  return (stack) => group[stack] === wanted;
}
