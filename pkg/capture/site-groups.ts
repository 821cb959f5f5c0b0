// SPDX-License-Identifier: Apache-2.0
// What the stacks of a history are called when they are put together into sites.
import { inSlices, NONE, type PausableWork } from '#pkg/base';
import { packageOf } from '#pkg/calltree';
import type { StackTable } from './capture';

export type SiteGrouping = 'function' | 'package' | 'stack';

/** Group per stack of the table, and what each group is. */
export interface SiteGroups {
  /** Per stack: index of its group. */
  readonly group: Int32Array;
  readonly names: readonly string[];
  /** Per group: index of its only stack, or NONE when the group may hold several. */
  readonly stacks: readonly number[];
}

/** Stacks that are named between two pauses: a few milliseconds. */
const STACKS_PER_TURN = 1 << 13;
const SHOWN_FRAMES = 3;
const RUNTIME_PREFIX = 'runtime.';
/** Name of the group of samples without a stack. */
export const NO_STACK = '(no stack)';

/**
 * `function` puts stacks with one site function together (see siteFrame), `package` those whose site functions share a package
 * (a function without one stands for itself), `stack` none. A stack is named by its innermost three frames from the site function on: "main.fill < main.serve < ...".
 */
export function* groupStacks(table: StackTable, groupBy: SiteGrouping): PausableWork<SiteGroups> {
  const group = new Int32Array(table.length);
  const names: string[] = [];
  const stacks: number[] = [];
  const groupOfName = new Map<string, number>();
  const groupStack = (stack: number): void => {
    const name = nameOfStack(table, stack, groupBy);
    const known = groupBy === 'stack' ? undefined : groupOfName.get(name);
    group[stack] = known ?? names.length;
    if (known === undefined) {
      groupOfName.set(name, names.length);
      names.push(name);
      stacks.push(groupBy === 'stack' ? stack : NONE);
    }
  };
  const groupSome = (from: number, to: number): void => {
    for (let stack = from; stack < to; stack++) {
      groupStack(stack);
    }
  };
  yield* inSlices(table.length, groupSome, STACKS_PER_TURN);
  return { group, names, stacks };
}

/**
 * Position in table.frame of the frame that a stack is blamed on, or NONE for an empty stack: the innermost one outside the package
 * `runtime`, or the innermost when all are in it. For heap stacks that is pprof's flat function, because Go drops the runtime
 * leaves itself (runtime/pprof/protomem.go); for goroutines it is what Go's own text form shows first instead of runtime.gopark.
 */
export function siteFrame(table: StackTable, stack: number): number {
  const start = table.start[stack];
  const leaf = table.start[stack + 1] - 1;
  let i = leaf;
  while (i >= start && table.frames.name[table.frame[i]].startsWith(RUNTIME_PREFIX)) {
    i--;
  }
  return i >= start ? i : leaf >= start ? leaf : NONE;
}

function nameOfStack(table: StackTable, stack: number, groupBy: SiteGrouping): string {
  const site = siteFrame(table, stack);
  if (site === NONE) {
    return NO_STACK;
  }
  const nameAt = (i: number) => table.frames.name[table.frame[i]];
  switch (groupBy) {
    case 'function':
      return nameAt(site);
    case 'package':
      return packageOf(nameAt(site)) || nameAt(site);
    case 'stack': {
      const shown: string[] = [];
      for (let i = site; i >= table.start[stack] && shown.length < SHOWN_FRAMES; i--) {
        shown.push(nameAt(i));
      }
      return shown.join(' < ') + (site - table.start[stack] >= SHOWN_FRAMES ? ' < ...' : '');
    }
  }
}
