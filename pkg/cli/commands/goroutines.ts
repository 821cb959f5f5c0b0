// SPDX-License-Identifier: Apache-2.0
// seep goroutines: the groups of a goroutine profile or dump, with what they wait for.
import { readGoroutineGroups, type GoroutineGroup } from '#pkg/profile';
import { renderGoroutines, type GoroutineRow, type GoroutinesDocument } from '#pkg/report';
import type { ConsolePort } from '../console-port';
import { EXIT_CODE, type ExitCode } from '../exit-code';
import { readPlace } from '../read-place';
import { reportWarnings } from '../report-warnings';

export interface GoroutinesOptions {
  readonly rows: number;
  readonly json: boolean;
}

export async function runGoroutines(
  place: string,
  options: GoroutinesOptions,
  console: ConsolePort
): Promise<ExitCode> {
  const { total, groups, warnings } = await readPlace(place, { profileName: 'goroutine' }, readGoroutineGroups);
  reportWarnings(warnings, console);
  const document: GoroutinesDocument = {
    schema: 'seep.goroutines/1',
    total,
    groups: groups.slice(0, options.rows).map(rowOf),
  };
  console.print(options.json ? JSON.stringify(document) : renderGoroutines(document));
  return EXIT_CODE.ok;
}

function rowOf(group: GoroutineGroup): GoroutineRow {
  return {
    count: group.count,
    state: group.state ?? null,
    waitMinutes: group.waitMinutes ?? null,
    createdBy: group.createdBy ?? null,
    function: group.function,
    stack: group.stack,
    labels: group.labels,
  };
}
