// SPDX-License-Identifier: Apache-2.0
// A real Prometheus that scrapes every second, with rules of ours.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProcessSet } from '../../process-set.mjs';
import { writeYaml } from '../write-yaml.mjs';

const READY_WITHIN_MS = 30_000;

export interface Target {
  readonly job: string;
  /** host:port */
  readonly address: string;
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface PrometheusServer {
  /** An instant query that answers a vector. */
  readonly query: (expression: string) => Promise<Sample[]>;
  /** Removes what it stored; end its process first. */
  readonly remove: () => void;
}

/** @throws Error when it is not ready in time */
export async function startPrometheus(
  processes: ProcessSet,
  rules: string,
  targets: readonly Target[]
): Promise<PrometheusServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'seep-prometheus-'));
  const file = (name: string) => path.join(folder, name);
  writeFileSync(file('seep.rules.yml'), rules);
  writeFileSync(file('prometheus.yml'), writeYaml(configuration(targets), 'made by a test'));
  const address = `127.0.0.1:${await freePort()}`;
  const { ended, lastWords } = processes.start('prometheus', 'prometheus', [
    `--config.file=${file('prometheus.yml')}`,
    `--storage.tsdb.path=${file('data')}`,
    `--web.listen-address=${address}`,
  ]);
  const failed = ended.then((how) => {
    throw new Error(`Prometheus ${how}: ${lastWords()}`);
  });
  // An end after the start is what the caller asked for.
  failed.catch(() => undefined);
  await Promise.race([failed, waitUntilReady(`http://${address}/-/ready`)]);
  return {
    query: (expression) => queryVector(address, expression),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function configuration(targets: readonly Target[]) {
  return {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: ['seep.rules.yml'],
    scrape_configs: targets.map(({ job, address }) => ({ job_name: job, static_configs: [{ targets: [address] }] })),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('a server that listens on a port has no address');
  }
  return address.port;
}

async function waitUntilReady(url: string): Promise<void> {
  const endMs = Date.now() + READY_WITHIN_MS;
  while (Date.now() < endMs) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer within ${READY_WITHIN_MS / 1000} s`);
}

/** What Prometheus answers to an instant query, as far as we look. */
interface QueryAnswer {
  readonly error?: string;
  readonly data?: { readonly result: ReadonlyArray<{ metric: Record<string, string>; value: [number, string] }> };
}

async function queryVector(address: string, expression: string): Promise<Sample[]> {
  const response = await fetch(`http://${address}/api/v1/query?query=${encodeURIComponent(expression)}`);
  const { data, error }: QueryAnswer = JSON.parse(await response.text());
  if (data === undefined) {
    throw new Error(`${expression}: ${error}`);
  }
  return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
}
