// SPDX-License-Identifier: Apache-2.0
// Serves one page per bundle on loopback, with Grafana's icons. Nothing else is reachable from it.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const EMPTY_ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>';

/**
 * @param {ReadonlyArray<{ script: string, icons: string }>} bundles
 * @returns {Promise<{ urlOf: (bundle: number, size: { widthCssPx: number, heightCssPx: number }) => string, close: () => void }>}
 */
export async function servePages(bundles) {
  const server = http.createServer((request, response) => answer(bundles, new URL(request.url, 'http://x'), response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    urlOf: (bundle, { widthCssPx, heightCssPx }) =>
      `http://127.0.0.1:${port}/${bundle}/?width=${widthCssPx}&height=${heightCssPx}`,
    close: () => server.close(),
  };
}

function answer(bundles, { pathname, searchParams }, response) {
  const [, index, rest] = /^\/(\d+)\/(.*)$/.exec(pathname) ?? [];
  const bundle = bundles[index];
  if (bundle === undefined) {
    response.writeHead(404).end();
  } else if (rest === '') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(searchParams));
  } else if (rest === 'page.js') {
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
    createReadStream(bundle.script).pipe(response);
  } else {
    const [, icon] = /^public\/build\/img\/icons\/([\w/-]+\.svg)$/.exec(rest) ?? [];
    const file = path.join(bundle.icons, icon ?? '');
    response.writeHead(icon === undefined ? 404 : 200, { 'content-type': 'image/svg+xml' });
    response.end(icon !== undefined && existsSync(file) ? readFileSync(file) : EMPTY_ICON);
  }
}

function page(size) {
  const [width, height] = [Number(size.get('width')), Number(size.get('height'))];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">
<style>*{box-sizing:border-box}html,body{margin:0;background:#111217;color:#ccc;font-family:sans-serif}#host{width:${width}px;height:${height}px}</style>
<div id="host"></div><script>window.__grafana_public_path__ = 'public/';</script><script src="page.js"></script></html>`;
}
