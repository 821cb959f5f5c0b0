// SPDX-License-Identifier: Apache-2.0
// goroutine?debug=1: groups counted by Go itself, leading runtime frames already hidden.
import type { Warning } from '#pkg/base';
import type { GoroutineGroups } from './goroutine-groups';
import { GroupCollector, type GoroutineRecord } from './group-collector';
import { parseLabels } from './parse-labels';
import { linesOf } from './text-lines';

const TOTAL = /^goroutine profile: total (\d+)/;
const GROUP = /^(\d+) @/;
const LABELS = '# labels: {';
const FRAME = '#\t0x';

type OpenRecord = { -readonly [K in keyof GoroutineRecord]: GoroutineRecord[K] } & { frames: string[] };

/** Reads the text; a total that differs from the sum of the groups (a cut answer) gives the warning `goroutine-total-differs`. */
export function parseGoroutineGroupsText(text: Uint8Array): GoroutineGroups {
  const collector = new GroupCollector();
  let statedTotal: number | undefined;
  let open: OpenRecord | undefined;
  for (const line of linesOf(text)) {
    const group = GROUP.exec(line);
    if (group !== null) {
      closeRecord(collector, open);
      open = newRecord(Number(group[1]));
    } else if (open !== undefined && line.startsWith('#')) {
      readDetail(open, line);
    } else {
      statedTotal ??= totalOf(line);
    }
  }
  closeRecord(collector, open);
  const warnings = warningsAbout(statedTotal, collector.total);
  return { form: 'debug1', total: collector.total, groups: collector.groups(), warnings };
}

function newRecord(count: number): OpenRecord {
  return {
    count,
    state: undefined,
    waitMinutes: undefined,
    createdBy: undefined,
    frames: [],
    labels: {},
    lockedToThread: false,
    leaked: false,
  };
}

function closeRecord(collector: GroupCollector, record: OpenRecord | undefined): void {
  if (record !== undefined) {
    collector.add(record);
  }
}

function readDetail(record: OpenRecord, line: string): void {
  if (line.startsWith(LABELS)) {
    record.labels = parseLabels(line, LABELS.length - 1);
  } else if (line.startsWith(FRAME)) {
    record.frames.push(frameNameOf(line));
  }
}

// "#", address, function+0xoffset, file:line between tabs (the function padded with spaces); an unknown function leaves the address.
function frameNameOf(line: string): string {
  const [, address = '', functionAndOffset] = line.split('\t');
  if (functionAndOffset === undefined) {
    return address;
  }
  const plus = functionAndOffset.lastIndexOf('+0x');
  return (plus < 0 ? functionAndOffset : functionAndOffset.slice(0, plus)).trim();
}

function totalOf(line: string): number | undefined {
  const total = TOTAL.exec(line);
  return total === null ? undefined : Number(total[1]);
}

function warningsAbout(statedTotal: number | undefined, total: number): Warning[] {
  if (statedTotal === undefined || statedTotal === total) {
    return [];
  }
  const message = `the text says ${statedTotal} goroutines, its groups add up to ${total}`;
  return [{ code: 'goroutine-total-differs', message }];
}
