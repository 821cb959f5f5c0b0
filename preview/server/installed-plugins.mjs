// SPDX-License-Identifier: Apache-2.0
// What the built dist/ contains: the app and its nested plugins, with the addresses Grafana gives them.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} InstalledPlugin
 * @property {string} id
 * @property {string} folder absolute
 * @property {any} meta plugin.json with `module` and `baseUrl` as Grafana 12 sets them
 */

/**
 * @param {string} dist absolute path of the build
 * @returns {InstalledPlugin[]} empty when nothing was built
 */
export function readInstalledPlugins(dist) {
  const appFile = path.join(dist, 'plugin.json');
  if (!existsSync(appFile)) {
    return [];
  }
  const app = JSON.parse(readFileSync(appFile, 'utf8'));
  const nested = (app.includes ?? [])
    .map((include) => include.path ?? '')
    .filter((place) => place.endsWith('/plugin.json'));
  return ['plugin.json', ...nested]
    .filter((place) => existsSync(path.join(dist, place)))
    .map((place) => readPlugin(dist, place));
}

function readPlugin(dist, place) {
  const file = path.join(dist, place);
  const meta = JSON.parse(readFileSync(file, 'utf8'));
  const baseUrl = `public/plugins/${meta.id}`;
  const logo = (size) => `${baseUrl}/${meta.info.logos[size]}`;
  const info = { ...meta.info, logos: { small: logo('small'), large: logo('large') } };
  return { id: meta.id, folder: path.dirname(file), meta: { ...meta, info, module: `${baseUrl}/module.js`, baseUrl } };
}
