// SPDX-License-Identifier: Apache-2.0
// The development host: stands in for Grafana around the built plugin. Loopback only, never shipped.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { createRoutes } from './routes.mjs';

/**
 * @typedef {object} PreviewTarget
 * @property {string} uid
 * @property {string} name
 * @property {string} url
 * @property {string} [type] "prometheus" for a Prometheus that queries may name; else a service with pprof
 */

/**
 * @typedef {object} PreviewOptions
 * @property {number} [port] 0 (default) takes a free one
 * @property {readonly PreviewTarget[]} targets one data source each
 * @property {'default' | 'strict'} [csp]
 * @property {{ kind: 'live' | 'replay', note?: string }} [demo]
 * @property {string} dist absolute path of the built plugin
 * @property {string} bundle absolute path of the built page
 * @property {string} icons absolute path of Grafana's icons
 */

/**
 * Starts the host.
 * @param {PreviewOptions} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 * @throws Node's listen error, e.g. EADDRINUSE
 */
export async function startPreviewHost(options) {
  const respond = createRoutes({ csp: 'default', demo: { kind: 'live' }, ...options });
  const server = http.createServer((request, response) => {
    const refusal = refusalOf(request);
    if (refusal) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end(refusal);
      return;
    }
    Promise.resolve(respond(request, response, randomBytes(16).toString('base64'))).catch((error) => {
      response.headersSent
        ? response.destroy()
        : response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error?.stack ?? error));
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Other web sites that are open in the same browser must not reach through this host to the targets. */
function refusalOf({ headers, method }) {
  const host = headers.host ?? '';
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) {
    return 'This host answers on loopback addresses only.';
  }
  const isForeign = headers.origin !== undefined && headers.origin !== `http://${host}`;
  const isCrossSite = headers['sec-fetch-site'] === 'cross-site';
  return method !== 'GET' && (isForeign || isCrossSite) ? 'Changes are taken from the page itself only.' : undefined;
}
