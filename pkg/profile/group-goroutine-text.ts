// SPDX-License-Identifier: Apache-2.0
// The two text forms of goroutine profiles as groups.
import type { GoroutineGroups } from './goroutine-groups';
import { GroupCollector } from './group-collector';
import { countedTextParser } from './parse-counted-text';
import { goroutineDumpParser } from './parse-goroutine-dump';
import { ProfileError } from './profile-error';
import type { LineParser } from './text-lines';

const LEAKED_KIND = 'goroutineleak';

/** goroutine or goroutineleak with debug=1. @throws ProfileError `unknown-sample-type` for another profile of that form */
export function countedGroupsParser(): LineParser<GoroutineGroups> {
  const collector = new GroupCollector();
  const counted = countedTextParser(({ kind, count, record: { frames, labels } }) =>
    collector.add({
      count,
      state: undefined,
      waitMinutes: undefined,
      createdBy: undefined,
      frames: frames.map(({ name, address }) => (name === '' ? `0x${address.toString(16)}` : name)),
      labels,
      lockedToThread: false,
      leaked: kind === LEAKED_KIND,
    })
  );
  const finish = (): GoroutineGroups => {
    const { kind, warnings } = counted.finish();
    if (kind !== 'goroutine' && kind !== LEAKED_KIND) {
      throw new ProfileError('unknown-sample-type', `not a goroutine profile: it has ${kind}`);
    }
    return { form: 'debug1', total: collector.total, groups: collector.groups(), warnings };
  };
  return { line: counted.line, finish };
}

/** A dump of `textBytes` bytes. */
export function dumpGroupsParser(textBytes: number): LineParser<GoroutineGroups> {
  const collector = new GroupCollector();
  const dump = goroutineDumpParser(textBytes, ({ header, frames, createdBy }) =>
    collector.add({ count: 1, ...header, createdBy, frames })
  );
  const finish = (): GoroutineGroups => {
    const warnings = dump.finish();
    return { form: 'debug2', total: collector.total, groups: collector.groups(), warnings };
  };
  return { line: dump.line, finish };
}
