// SPDX-License-Identifier: Apache-2.0
// A real Prometheus that scrapes every second, with rules of ours.
import { writeFileSync } from 'node:fs';
import type { ProcessSet } from '../../process-set.mjs';
import { writeYaml } from '../write-yaml.mjs';
import { runPrometheus, type RunningPrometheus } from './run-prometheus';

export interface Target {
  readonly job: string;
  /** host:port */
  readonly address: string;
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface PrometheusServer extends RunningPrometheus {
  /** An instant query that answers a vector. */
  readonly query: (expression: string) => Promise<Sample[]>;
}

/** @throws Error when it is not ready in time */
export async function startPrometheus(
  processes: ProcessSet,
  rules: string,
  targets: readonly Target[]
): Promise<PrometheusServer> {
  const running = await runPrometheus(processes, (pathOf) => {
    writeFileSync(pathOf('seep.rules.yml'), rules);
    writeFileSync(pathOf('prometheus.yml'), writeYaml(configuration(targets), 'made by a test'));
  });
  return { ...running, query: (expression) => queryVector(running.url, expression) };
}

function configuration(targets: readonly Target[]) {
  return {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: ['seep.rules.yml'],
    scrape_configs: targets.map(({ job, address }) => ({ job_name: job, static_configs: [{ targets: [address] }] })),
  };
}

/** What Prometheus answers to an instant query, as far as we look. */
interface QueryAnswer {
  readonly error?: string;
  readonly data?: { readonly result: ReadonlyArray<{ metric: Record<string, string>; value: [number, string] }> };
}

async function queryVector(url: string, expression: string): Promise<Sample[]> {
  const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expression)}`);
  const { data, error }: QueryAnswer = JSON.parse(await response.text());
  if (data === undefined) {
    throw new Error(`${expression}: ${error}`);
  }
  return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
}
