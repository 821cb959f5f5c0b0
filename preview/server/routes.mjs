// SPDX-License-Identifier: Apache-2.0
// The addresses of the host, named as in Grafana where Grafana has them.
import { contentSecurityPolicy } from './content-security-policy.mjs';
import { DataSourceStore } from './data-source-store.mjs';
import { forwardRequest } from './forward-request.mjs';
import { readInstalledPlugins } from './installed-plugins.mjs';
import { renderBootScript, renderPage } from './page.mjs';
import { listRecordings, readRecording } from './recorded-frames.mjs';
import { serveFile } from './serve-file.mjs';

const MAX_BODY_BYTES = 1 << 20;
const JSON_TYPE = 'application/json; charset=utf-8';

/** Some icons of Grafana are not in its npm packages: an empty one instead of an error. */
const EMPTY_ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"></svg>';

/**
 * @param {import('./preview-host.mjs').PreviewOptions} options
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, nonce: string) => void | Promise<void>}
 */
export function createRoutes(options) {
  const store = new DataSourceStore(options.targets);
  const targets = new Map(options.targets.map(({ uid, url }) => [uid, url]));
  const context = { ...options, store, targets };
  return (request, response, nonce) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://preview');
    for (const [pattern, respond] of ROUTES) {
      const match = pattern.exec(pathname);
      if (match) {
        return respond({ ...context, request, response, nonce, search, params: match.slice(1) });
      }
    }
    notFound({ response });
  };
}

const ROUTES = [
  // At the address of a dashboard panels keep their state in it.
  [/^\/(?:d\/[\w-]+(?:\/[\w-]+)?)?$/, servePage],
  [/^\/boot\.js$/, serveBootScript],
  [
    /^\/preview\/(.+)$/,
    ({ response, bundle, params }) => serveFile(response, bundle, params[0]) || notFound({ response }),
  ],
  [
    /^\/public\/build\/img\/icons\/(.+)$/,
    ({ response, icons, params }) =>
      serveFile(response, icons, params[0]) || answer(response, 200, 'image/svg+xml', EMPTY_ICON),
  ],
  [/^\/public\/plugins\/([^/]+)\/(.+)$/, servePluginFile],
  [/^\/api\/datasources\/proxy\/uid\/([^/]+)\/?(.*)$/, proxyToDataSource],
  [/^\/api\/datasources\/uid\/([^/]+)$/, serveDataSource],
  [/^\/recordings$/, serveRecordings],
  [/^\/recordings\/([\w.-]+)$/, serveRecording],
  [/^\/demo\/([^/]+)\/(leaks(?:\/[\w-]+)?)$/, proxyToDemo],
];

function servePage({ request, response, nonce, csp }) {
  const policy = contentSecurityPolicy(csp, { nonce, host: request.headers.host ?? '' });
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
  response.end(renderPage(nonce));
}

function serveBootScript({ response, store, dist, demo }) {
  const script = renderBootScript({ dataSources: store.list(), plugins: readInstalledPlugins(dist), demo });
  answer(response, 200, 'text/javascript; charset=utf-8', script);
}

function servePluginFile({ response, dist, params: [id, place] }) {
  const plugin = readInstalledPlugins(dist).find((candidate) => candidate.id === id);
  if (!plugin || !serveFile(response, plugin.folder, place)) {
    notFound({ response });
  }
}

function proxyToDataSource({ request, response, store, search, params: [uid, place] }) {
  const connection = store.connectionOf(uid);
  if (!connection) {
    answerJson(response, 404, { message: 'Data source not found' });
    return;
  }
  forwardTo(connection, place + search, { request, response });
}

/** The demo's switches are not part of what a data source reaches: they have an address of their own. */
function proxyToDemo({ request, response, targets, search, params: [uid, place] }) {
  const url = targets.get(uid);
  url ? forwardTo({ url }, place + search, { request, response }) : notFound({ response });
}

async function serveRecordings({ response }) {
  answer(response, 200, JSON_TYPE, await listRecordings());
}

async function serveRecording({ response, params: [id] }) {
  const frames = await readRecording(id);
  frames === 'null' ? notFound({ response }) : answer(response, 200, JSON_TYPE, frames);
}

function forwardTo({ url, authorization }, place, { request, response }) {
  if (!URL.canParse(url)) {
    answerJson(response, 400, { message: 'Data source URL is not valid' });
    return;
  }
  const target = new URL(`${url.replace(/\/+$/, '')}/${place}`);
  forwardRequest(request, response, authorization ? { url: target, authorization } : { url: target });
}

async function serveDataSource({ request, response, store, params: [uid] }) {
  if (!store.get(uid)) {
    answerJson(response, 404, { message: 'Data source not found' });
    return;
  }
  if (request.method === 'PUT') {
    store.update(uid, JSON.parse(await readBody(request)));
    answerJson(response, 200, { message: 'Datasource updated', datasource: store.get(uid) });
    return;
  }
  answerJson(response, 200, store.get(uid));
}

async function readBody(request) {
  const chunks = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_BODY_BYTES) {
      throw new Error('The body is larger than settings can be.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function answerJson(response, status, value) {
  answer(response, status, JSON_TYPE, JSON.stringify(value));
}

function notFound({ response }) {
  answer(response, 404, 'text/plain; charset=utf-8', 'Not found');
}

function answer(response, status, type, body) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
