// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ensurePluginBuilt } from './build-plugin.mjs';
import { buildPreviewBundle } from './build-preview.mjs';
import { prepareDemoProgram } from './demo-target.mjs';
import { inRepository } from './repository.mjs';

jest.setTimeout(120_000);

interface Running {
  child: ChildProcess;
  /** All that it printed so far. */
  text: () => string;
  /** Resolves with the first match, or rejects when the program ends without. */
  waitFor: (pattern: RegExp) => Promise<RegExpExecArray>;
}

const running: ChildProcess[] = [];

function start(...args: string[]): Running {
  const child = spawn(process.execPath, [inRepository('scripts', 'start.mjs'), '--no-open', ...args]);
  const printed: string[] = [];
  const text = () => printed.join('');
  const waitFor = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(text());
        if (match) {
          resolve(match);
        }
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      look();
      child.on('close', () => reject(new Error(`it ended and said: ${text()}`)));
    });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => printed.push(part));
  }
  running.push(child);
  return { child, text, waitFor };
}

describe('npm start', () => {
  beforeAll(async () => {
    await ensurePluginBuilt();
    await buildPreviewBundle();
    await prepareDemoProgram();
  });

  afterEach(() => running.splice(0).forEach((child) => child.kill('SIGTERM')));

  it('prints one address that works, and ends everything on SIGTERM', async () => {
    const { child, text, waitFor } = start('--port', '0');
    const [, url] = await waitFor(/Open (http:\S+)/);
    await waitFor(/Ctrl-C ends everything/);
    expect(await (await fetch(url)).text()).toContain('Seep preview');
    const services = [...text().matchAll(/(?:leaky|control) (http:\/\/127\.0\.0\.1:\d+)/g)].map((match) => match[1]);
    expect(services).toHaveLength(2);
    for (const service of services) {
      expect((await fetch(`${service}/debug/pprof/`)).status).toBe(200);
    }
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    for (const gone of [url, ...services]) {
      await expect(fetch(gone)).rejects.toThrow();
    }
  });

  it('says so in one line when the port that was asked for is taken', async () => {
    const other = http.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    // A server that listens on a port has an address of this kind.
    const { port } = other.address() as AddressInfo;
    const { child, text } = start('--port', String(port));
    const [code] = await once(child, 'close');
    other.close();
    expect(code).toBe(1);
    expect(text()).toMatch(new RegExp(`^Port ${port} is in use\\..*$`, 'm'));
    expect(text()).not.toContain('    at ');
  });

  it('refuses options that it does not know', async () => {
    const { child, text } = start('--prot', '1');
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(text()).toContain('npm start -- [--port N] [--no-open]');
  });
});
