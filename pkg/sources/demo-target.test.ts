// SPDX-License-Identifier: Apache-2.0
// The client against a real Go program: the demo target, built and started here on a free port of the loopback interface.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finishAtOnce } from '#pkg/base';
import { CaptureHistory, GOROUTINES, HEAP_INUSE_SPACE, readLiveHeap, readSiteSeries } from '#pkg/capture';
import { inflateInNode } from '#pkg/testkit';
import { createPprofClient, type FetchPort } from './index';

const BUILD_TIMEOUT_MS = 240_000;
const demo = path.resolve(__dirname, '../../demo/leaky');
const hasGo = spawnSync('go', ['version']).status === 0;

const fetchPort: FetchPort = async ({ url, signal }) => {
  const response = await fetch(url, signal === undefined ? {} : { signal });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
};

// Building the program needs the go command; machines without it have the recorded answers in the other tests.
(hasGo && existsSync(path.join(demo, 'go.mod')) ? describe : describe.skip)('the demo target (needs go)', () => {
  let folder = '';
  let target: ChildProcess | undefined;
  let baseUrl = '';

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'seep-demo-'));
    const program = path.join(folder, 'leaky');
    execFileSync('go', ['build', '-o', program, '.'], { cwd: demo });
    const started = spawn(program, ['-listen', '127.0.0.1:0', '-leaks', 'mapcache:400,tickerloop:50']);
    target = started;
    baseUrl = await new Promise<string>((resolve, reject) => {
      started.on('exit', (code) => reject(new Error(`the demo target ended with ${code}`)));
      started.stdout.on('data', (chunk: Buffer) => {
        const url = /LISTENING (\S+)/.exec(chunk.toString())?.[1];
        if (url !== undefined) {
          resolve(url);
        }
      });
    });
  }, BUILD_TIMEOUT_MS);

  afterAll(() => {
    target?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const createClient = () =>
    createPprofClient({ fetch: fetchPort, inflate: inflateInNode, baseUrl, now: () => Date.now() });

  it('describes itself', async () => {
    const description = await createClient().discover();
    expect(description).toMatchObject({ memoryStatsOrigin: 'vars', goVersion: expect.stringMatching(/^go1\.\d+/) });
    expect(description.goroutines).toBeGreaterThan(3);
    expect(description.profiles.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['heap', 'goroutine', 'allocs'])
    );
  });

  it('answers for every allowed profile, and dumps few goroutines', async () => {
    const client = createClient();
    for (const name of ['allocs', 'threadcreate', 'block', 'mutex']) {
      expect((await client.readProfile(name)).sampleTypes.length).toBeGreaterThan(0);
    }
    expect(new TextDecoder().decode(await client.readGoroutineDump())).toMatch(/^goroutine \d+ \[/);
    await expect(client.readProfile('cmdline')).rejects.toMatchObject({ code: 'forbidden-path' });
  });

  it('gives captures that show its leaks: live heap, goroutines, functions', async () => {
    const client = createClient();
    const history = new CaptureHistory();
    for (let round = 0; round < 4; round++) {
      const scrape = await client.scrape({ forceGc: true });
      expect(scrape.warnings).toEqual([]);
      history.add(scrape);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect(history.captures.map(({ forcedGc, restart }) => [forcedGc, restart])).toEqual(Array(4).fill([true, false]));
    const live = readLiveHeap(history);
    // The demo serves go_gc_heap_live_bytes, which is better still than HeapAlloc after a forced GC.
    expect(live.origin).toBe('gc-live-metric');
    expect(live.values[3]).toBeGreaterThan(live.values[0]);
    const [goroutines] = finishAtOnce(
      readSiteSeries(history, { profileTypeId: GOROUTINES, groupBy: 'package', top: 1 })
    );
    expect(goroutines.growth).toBeGreaterThan(10);
    const heap = finishAtOnce(readSiteSeries(history, { profileTypeId: HEAP_INUSE_SPACE, groupBy: 'package', top: 3 }));
    expect(heap.map(({ name }) => name)).toContain('main');
    expect(history.captures[3].scraperAllocBytes).toBeGreaterThan(0);
  }, 60_000);
});
