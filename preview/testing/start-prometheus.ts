// SPDX-License-Identifier: Apache-2.0
// A real Prometheus with a history that a test makes up.
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { ProcessSet } from '../../scripts/process-set.mjs';
import { runPrometheus, type RunningPrometheus } from '../../scripts/rules/testing/run-prometheus';

/** A gauge of the past: `name{labels}` and its value at points of equal distance, the last one now. */
export interface PastSeries {
  readonly name: string;
  readonly stepSeconds: number;
  readonly values: readonly number[];
}

export type PastPrometheus = RunningPrometheus;

/** Whether this machine has Prometheus and its tool. */
export function hasPrometheus(): boolean {
  return ['prometheus', 'promtool'].every((program) => spawnSync(program, ['--version']).status === 0);
}

/** It scrapes nothing: it knows `past`. @throws Error when it is not ready in time */
export function startPrometheus(processes: ProcessSet, past: readonly PastSeries[]): Promise<RunningPrometheus> {
  return runPrometheus(processes, (pathOf) => {
    writeFileSync(pathOf('past.om'), openMetricsOf(past, Math.floor(Date.now() / 1000)));
    writeFileSync(pathOf('prometheus.yml'), '');
    execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', pathOf('past.om'), pathOf('data')]);
  });
}

function openMetricsOf(past: readonly PastSeries[], nowSeconds: number): string {
  const linesOf = ({ name, stepSeconds, values }: PastSeries) =>
    values.map((value, i) => `${name} ${value} ${nowSeconds - (values.length - 1 - i) * stepSeconds}`);
  return [...past.flatMap(linesOf), '# EOF', ''].join('\n');
}
