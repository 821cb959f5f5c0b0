// SPDX-License-Identifier: Apache-2.0

/** Grafana's id of a pprof unit. The built-in flame graph knows `bytes` and `ns`; everything else is a count to it. */
export function grafanaUnitOf(pprofUnit: string): string {
  switch (pprofUnit) {
    case 'bytes':
      return 'bytes';
    case 'nanoseconds':
      return 'ns';
    default:
      return 'short';
  }
}
