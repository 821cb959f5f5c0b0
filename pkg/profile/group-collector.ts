// SPDX-License-Identifier: Apache-2.0
// Goroutines come in one by one and leave as groups.
import type { GoroutineGroup } from './goroutine-groups';
import { visibleFrames } from './runtime-frames';

/** One goroutine, or several equal ones, with all frames that the input shows. */
export interface GoroutineRecord {
  readonly count: number;
  readonly state: string | undefined;
  readonly waitMinutes: number | undefined;
  readonly createdBy: string | undefined;
  /** Leaf first, runtime frames included. */
  readonly frames: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly lockedToThread: boolean;
  readonly leaked: boolean;
}

interface OpenGroup {
  readonly key: string;
  count: number;
  waitMinutes: number | undefined;
  readonly first: GoroutineRecord;
  readonly stack: readonly string[];
}

/** Groups records by equal state, visible stack, creator, labels and marks. Its owner feeds it, then takes the groups once. */
export class GroupCollector {
  readonly #groups = new Map<string, OpenGroup>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(record: GoroutineRecord): void {
    this.#total += record.count;
    const stack = visibleFrames(record.frames);
    const key = keyOf(record, stack);
    const group = this.#groups.get(key);
    if (group === undefined) {
      this.#groups.set(key, { key, count: record.count, waitMinutes: record.waitMinutes, first: record, stack });
      return;
    }
    group.count += record.count;
    if (record.waitMinutes !== undefined && record.waitMinutes > (group.waitMinutes ?? -1)) {
      group.waitMinutes = record.waitMinutes;
    }
  }

  groups(): GoroutineGroup[] {
    const open = [...this.#groups.values()].filter(({ count }) => count !== 0);
    open.sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
    return open.map(({ count, waitMinutes, first, stack }) => ({
      count,
      state: first.state,
      waitMinutes,
      createdBy: first.createdBy,
      function: stack[0] ?? '<unknown>',
      stack,
      labels: first.labels,
      lockedToThread: first.lockedToThread,
      leaked: first.leaked,
    }));
  }
}

function keyOf(record: GoroutineRecord, stack: readonly string[]): string {
  const labels = Object.entries(record.labels).sort(([one], [other]) => (one < other ? -1 : 1));
  const marks = `${record.lockedToThread ? 'T' : ''}${record.leaked ? 'L' : ''}`;
  return [stack.join('\n'), record.state ?? '', record.createdBy ?? '', marks, JSON.stringify(labels)].join('\0');
}
