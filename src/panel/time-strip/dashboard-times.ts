// SPDX-License-Identifier: Apache-2.0
// Before and after as variables of the dashboard, so that a query with ${before} follows what is picked.
import { getTemplateSrv, locationService } from '@grafana/runtime';
import type { PickedTimes } from './picked-times';

/** Names of the variables. They count where a dashboard has both. */
export interface TimeVariables {
  readonly before: string;
  readonly after: string;
}

/** What the variables say: "auto", Unix milliseconds, or whatever else a query takes. */
export type TimeTexts = Readonly<Record<keyof TimeVariables, string>>;

/** What the variables say now; undefined where the dashboard does not have both. */
export function readDashboardTimes({ before, after }: TimeVariables): TimeTexts | undefined {
  // Where nobody has set a template service, as in a host other than Grafana, there is none, whatever its type says.
  const service: ReturnType<typeof getTemplateSrv> | undefined = getTemplateSrv();
  const names = new Set(service?.getVariables().map(({ name }) => name));
  const textOf = (name: string): string => service.replace(`\${${name}}`).trim();
  return names.has(before) && names.has(after) ? { before: textOf(before), after: textOf(after) } : undefined;
}

/** The two moments, where both are Unix milliseconds and in their order; anything else is for the query to understand. */
export function pickOfTexts({ before, after }: TimeTexts): PickedTimes | undefined {
  const [beforeUnixMs, afterUnixMs] = [before, after].map((text) => (/^\d+$/.test(text) ? Number(text) : Number.NaN));
  return beforeUnixMs < afterUnixMs ? { beforeUnixMs, afterUnixMs } : undefined;
}

/** Writes the picked times as Unix milliseconds, or "auto", which our data source takes for its own choice. */
export function writeDashboardTimes({ before, after }: TimeVariables, pick: PickedTimes | undefined): void {
  const { beforeUnixMs = 'auto', afterUnixMs = 'auto' } = pick ?? {};
  locationService.partial({ [`var-${before}`]: beforeUnixMs, [`var-${after}`]: afterUnixMs }, true);
}
