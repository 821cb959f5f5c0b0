// SPDX-License-Identifier: Apache-2.0
// A real Prometheus with a history that a test makes up.
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProcessSet } from '../../scripts/process-set.mjs';

const READY_WITHIN_MS = 30_000;

/** A gauge of the past: `name{labels}` and its value at points of equal distance, the last one now. */
export interface PastSeries {
  readonly name: string;
  readonly stepSeconds: number;
  readonly values: readonly number[];
}

export interface PastPrometheus {
  readonly url: string;
  /** Removes what it stored; end its process first. */
  readonly remove: () => void;
}

/** Whether this machine has Prometheus and its tool. */
export function hasPrometheus(): boolean {
  return ['prometheus', 'promtool'].every((program) => spawnSync(program, ['--version']).status === 0);
}

/** It scrapes nothing: it knows `past`. @throws Error when it is not ready in time */
export async function startPrometheus(processes: ProcessSet, past: readonly PastSeries[]): Promise<PastPrometheus> {
  const folder = mkdtempSync(path.join(tmpdir(), 'seep-prometheus-'));
  const file = (name: string) => path.join(folder, name);
  writeFileSync(file('past.om'), openMetricsOf(past, Math.floor(Date.now() / 1000)));
  writeFileSync(file('prometheus.yml'), '');
  execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', file('past.om'), file('data')]);
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
  return { url: `http://${address}`, remove: () => rmSync(folder, { recursive: true }) };
}

function openMetricsOf(past: readonly PastSeries[], nowSeconds: number): string {
  const linesOf = ({ name, stepSeconds, values }: PastSeries) =>
    values.map((value, i) => `${name} ${value} ${nowSeconds - (values.length - 1 - i) * stepSeconds}`);
  return [...past.flatMap(linesOf), '# EOF', ''].join('\n');
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
