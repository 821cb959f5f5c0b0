// SPDX-License-Identifier: Apache-2.0
// A real Prometheus in a folder of its own.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProcessSet } from '../../process-set.mjs';

const READY_WITHIN_MS = 30_000;

export interface RunningPrometheus {
  readonly url: string;
  /** Removes what it stored; end its process first. */
  readonly remove: () => void;
}

/**
 * On a free port, once it is ready. `prepare` writes `prometheus.yml`, and what that names, to the paths that it is given for names; blocks
 * under `data` are its history.
 * @throws Error when it is not ready in time
 */
export async function runPrometheus(
  processes: ProcessSet,
  prepare: (pathOf: (name: string) => string) => void
): Promise<RunningPrometheus> {
  const folder = mkdtempSync(path.join(tmpdir(), 'seep-prometheus-'));
  const pathOf = (name: string) => path.join(folder, name);
  prepare(pathOf);
  const address = `127.0.0.1:${await freePort()}`;
  const { ended, lastWords } = processes.start('prometheus', 'prometheus', [
    `--config.file=${pathOf('prometheus.yml')}`,
    `--storage.tsdb.path=${pathOf('data')}`,
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
