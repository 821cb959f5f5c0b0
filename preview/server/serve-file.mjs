// SPDX-License-Identifier: Apache-2.0
// Serves files of one folder, and nothing outside it.
import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';

const CONTENT_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * @param {import('node:http').ServerResponse} response answered only when the result is true
 * @param {string} folder absolute
 * @param {string} place path below it, still percent-encoded
 * @returns {boolean} false when there is no such file in the folder
 */
export function serveFile(response, folder, place) {
  const file = path.resolve(folder, decodeURIComponent(place));
  if (!file.startsWith(folder + path.sep) || !existsSync(file) || !statSync(file).isFile()) {
    return false;
  }
  const type = CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
  createReadStream(file).pipe(response);
  return true;
}
