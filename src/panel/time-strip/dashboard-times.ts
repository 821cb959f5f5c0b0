// SPDX-License-Identifier: Apache-2.0
// Before and after as variables of the dashboard, so that a query with ${before} follows what is picked.
import { getTemplateSrv, locationService } from '@grafana/runtime';
import type { PickedTimes } from './picked-times';

/** Names of the variables; those that the dashboard does not have are not written. */
export interface TimeVariables {
  readonly before: string;
  readonly after: string;
}

/** Whether picking reaches the query: the dashboard has at least one of the variables. */
export function canAskForTimes(variables: TimeVariables): boolean {
  return presentOf(variables).length > 0;
}

/** Writes the picked times as Unix milliseconds, or "auto", which our data source takes for its own choice. */
export function writeDashboardTimes(variables: TimeVariables, pick: PickedTimes | undefined): void {
  const times = { before: pick?.beforeUnixMs, after: pick?.afterUnixMs };
  const changes = presentOf(variables).map((end) => [`var-${variables[end]}`, times[end] ?? 'auto'] as const);
  if (changes.length > 0) {
    locationService.partial(Object.fromEntries(changes), true);
  }
}

function presentOf(variables: TimeVariables): Array<keyof TimeVariables> {
  // Where nobody has set a template service, as in a host other than Grafana, there is none, whatever its type says.
  const service: ReturnType<typeof getTemplateSrv> | undefined = getTemplateSrv();
  const names = new Set(service?.getVariables().map(({ name }) => name));
  return (['before', 'after'] as const).filter((end) => names.has(variables[end]));
}
