// SPDX-License-Identifier: Apache-2.0
// Forwards one request as Grafana's data proxy does: bytes untouched, credentials of the browser kept back.
import http from 'node:http';
import https from 'node:https';

/** Between two hops only (RFC 9110 7.6.1), or the browser's own business (pkg/util/proxyutil of grafana/grafana). */
const NOT_FORWARDED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'cookie',
  'origin',
  'referer',
  'authorization',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
]);

const NOT_RETURNED = new Set(['connection', 'keep-alive', 'transfer-encoding', 'set-cookie', 'trailer', 'upgrade']);

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response gets the answer: the target's, 400 for its 401, 502 when nobody answers
 * @param {{ url: URL, authorization?: string }} target where to, with the path and query of this request
 */
export function forwardRequest(request, response, { url, authorization }) {
  const client = url.protocol === 'https:' ? https : http;
  const outgoing = client.request(url, { method: request.method, headers: requestHeaders(request, authorization) });
  outgoing.on('response', (incoming) => returnResponse(incoming, response));
  outgoing.on('error', () => {
    if (response.headersSent) {
      response.destroy();
    } else {
      response.writeHead(502).end();
    }
  });
  response.on('close', () => outgoing.destroy());
  request.pipe(outgoing);
}

function requestHeaders(request, authorization) {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !NOT_FORWARDED.has(name)));
  return {
    ...headers,
    'user-agent': 'Grafana/13.2.2',
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    ...(authorization ? { authorization } : {}),
  };
}

function returnResponse(incoming, response) {
  if (incoming.statusCode === 401) {
    incoming.resume();
    response
      .writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
      .end('Authentication to data source failed');
    return;
  }
  const headers = Object.entries(incoming.headers).filter(([name]) => !NOT_RETURNED.has(name));
  response.writeHead(incoming.statusCode ?? 502, {
    ...Object.fromEntries(headers),
    'content-security-policy': 'sandbox',
  });
  response.flushHeaders();
  incoming.on('error', () => response.destroy());
  incoming.pipe(response);
}
