// SPDX-License-Identifier: Apache-2.0
// The example of the README.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CaptureHistory } from '#pkg/capture';
import { inflateInNode } from '#pkg/testkit';
import { createPprofClient } from './index';
import { scriptedFetch } from './testdata/scripted-fetch';

it('runs the example of the README', async () => {
  const testdata = (name: string) => readFileSync(path.join(__dirname, 'testdata', name));
  const { fetch } = scriptedFetch(
    (asked) =>
      ({
        '/debug/pprof/': { body: testdata('index-go119.html') },
        '/debug/vars': { body: testdata('vars.json') },
      })[asked]
  );
  const history = new CaptureHistory();
  const client = createPprofClient({ fetch, inflate: inflateInNode, baseUrl: 'http://svc:6060', now: Date.now });
  const { missing } = await client.discover();
  expect(missing.map(({ code }) => code)).toContain('no-goroutineleak-profile');
  expect(history.add(await client.scrape()).memory?.gcCycles).toBe(13);
});
