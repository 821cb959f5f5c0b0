// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import http from 'node:http';
import { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startPreviewHost } from './server/preview-host.mjs';

// What Grafana's data proxy does, so that a plugin that works here works there (pkg/api/pluginproxy of grafana/grafana).
const NOT_UTF8 = gzipSync(Buffer.from([0x0a, 0x80, 0xff, 0xfe, 0x00]));

let target: http.Server;
let seen: http.IncomingMessage[] = [];
let host: Awaited<ReturnType<typeof startPreviewHost>>;

function respond(request: http.IncomingMessage, response: http.ServerResponse): void {
  seen.push(request);
  if (request.url?.startsWith('/debug/pprof/secret')) {
    response.writeHead(401, { 'www-authenticate': 'Basic' }).end('who are you');
  } else if (request.url?.startsWith('/debug/pprof/endless')) {
    response.writeHead(200);
    response.write('first part');
  } else if (request.url?.startsWith('/debug/pprof/heap')) {
    response
      .writeHead(200, { 'content-type': 'application/octet-stream', 'x-go-pprof': '1', 'set-cookie': 'session=1' })
      .end(NOT_UTF8);
  } else {
    response.writeHead(404).end('404 page not found');
  }
}

beforeAll(async () => {
  target = http.createServer(respond).listen(0, '127.0.0.1');
  await once(target, 'listening');
  const gone = http.createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const goneUrl = urlOf(gone);
  gone.close();
  const targets = [
    { uid: 'live', name: 'live', url: `${urlOf(target)}/` },
    { uid: 'gone', name: 'gone', url: goneUrl },
  ];
  host = await startPreviewHost({ targets, dist: '/nowhere', bundle: '/nowhere', icons: '/nowhere' });
});

afterAll(async () => {
  await host.close();
  target.closeAllConnections();
  target.close();
});

beforeEach(() => {
  seen = [];
});

function urlOf(server: http.Server): string {
  // A server that listens on a port has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function get(place: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${host.url}${place}`, init);
}

describe('the data proxy', () => {
  it('passes path, query and bytes on untouched', async () => {
    const response = await get('/api/datasources/proxy/uid/live/debug/pprof/heap?gc=1&x=%2F');
    expect(Buffer.from(await response.arrayBuffer()).equals(NOT_UTF8)).toBe(true);
    expect(seen[0].url).toBe('/debug/pprof/heap?gc=1&x=%2F');
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('x-go-pprof')).toBe('1');
  });

  it('answers in a sandbox and takes cookies out of both directions', async () => {
    const response = await get('/api/datasources/proxy/uid/live/debug/pprof/heap', {
      headers: { cookie: 'grafana_session=secret' },
    });
    expect(response.headers.get('content-security-policy')).toBe('sandbox');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(seen[0].headers.cookie).toBeUndefined();
    expect(seen[0].headers['user-agent']).toMatch(/^Grafana\//);
  });

  it('keeps a 404, and turns a 401 into a 400 in words', async () => {
    expect((await get('/api/datasources/proxy/uid/live/debug/pprof/nothing')).status).toBe(404);
    const refused = await get('/api/datasources/proxy/uid/live/debug/pprof/secret');
    expect([refused.status, await refused.text()]).toEqual([400, 'Authentication to data source failed']);
    expect(refused.headers.get('www-authenticate')).toBeNull();
  });

  it('answers 502 when nobody listens', async () => {
    expect((await get('/api/datasources/proxy/uid/gone/debug/pprof/heap')).status).toBe(502);
  });

  it('answers 404 for a data source that is not there', async () => {
    expect((await get('/api/datasources/proxy/uid/none/debug/pprof/heap')).status).toBe(404);
  });

  it('streams, and lets go of the target when the reader leaves', async () => {
    const controller = new AbortController();
    const response = await get('/api/datasources/proxy/uid/live/debug/pprof/endless', { signal: controller.signal });
    const part = await response.body?.getReader().read();
    expect(Buffer.from(part?.value ?? []).toString()).toBe('first part');
    const left = once(seen[0].socket, 'close');
    controller.abort();
    await left;
  });

  it('uses credentials that were saved, and never gives them out again', async () => {
    const changed = { basicAuth: true, basicAuthUser: 'ada', secureJsonData: { basicAuthPassword: 'engine' } };
    const saved = await get('/api/datasources/uid/live', { method: 'PUT', body: JSON.stringify(changed) });
    expect(await saved.text()).not.toContain('engine');
    await get('/api/datasources/proxy/uid/live/debug/pprof/heap');
    expect(seen[0].headers.authorization).toBe(`Basic ${Buffer.from('ada:engine').toString('base64')}`);
  });
});

describe('the host', () => {
  it('takes no changes from other web sites', async () => {
    const foreign = {
      method: 'PUT',
      headers: { origin: 'http://elsewhere.example' },
      body: '{"url":"http://elsewhere.example"}',
    };
    expect((await get('/api/datasources/uid/live', foreign)).status).toBe(403);
  });

  it('answers under loopback names only', async () => {
    const { port } = new URL(host.url);
    const request = http.get({ host: '127.0.0.1', port, path: '/', headers: { host: `elsewhere.example:${port}` } });
    const [response] = await once(request, 'response');
    response.resume();
    expect(response.statusCode).toBe(403);
  });

  it('serves nothing outside its folders', async () => {
    for (const place of [
      '/preview/..%2f..%2f..%2fetc%2fpasswd',
      '/preview/%2e%2e/package.json',
      '/public/plugins/x/module.js',
    ]) {
      expect((await get(place)).status).toBe(404);
    }
  });

  it("sends Grafana's policy with a new nonce for each page", async () => {
    const policies = await Promise.all(
      [get('/'), get('/')].map(async (page) => (await page).headers.get('content-security-policy') ?? '')
    );
    const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1]);
    expect(policies[0]).toContain("'strict-dynamic'");
    expect(new Set(nonces).size).toBe(2);
  });
});
