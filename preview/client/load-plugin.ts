// SPDX-License-Identifier: Apache-2.0
// Loads a built plugin module as Grafana does: an AMD module that gets the host's own copies of the shared packages.
import * as emotionCss from '@emotion/css';
import * as grafanaData from '@grafana/data';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaUi from '@grafana/ui';
import * as i18next from 'i18next';
import * as react from 'react';
import * as reactJsxRuntime from 'react/jsx-runtime';
import * as reactDom from 'react-dom';
import * as rxjs from 'rxjs';

const SHARED: Record<string, unknown> = {
  '@emotion/css': emotionCss,
  '@grafana/data': grafanaData,
  '@grafana/runtime': grafanaRuntime,
  '@grafana/ui': grafanaUi,
  i18next,
  react,
  'react/jsx-runtime': reactJsxRuntime,
  'react-dom': reactDom,
  rxjs,
};

type AmdFactory = (...dependencies: unknown[]) => unknown;

interface AmdWindow {
  define?: ((names: string[], factory: AmdFactory) => void) & { amd?: boolean };
}

/**
 * Loads modules one after the other: `window.define` is one for the page.
 * @returns a function from the `module` of plugin.json to the module's exports
 */
export function createPluginLoader(): (module: string) => Promise<unknown> {
  let queue: Promise<unknown> = Promise.resolve();
  const loaded = new Map<string, Promise<unknown>>();
  return (module) => {
    const known = loaded.get(module);
    if (known) {
      return known;
    }
    const loading = queue.then(() => loadModule(`/${module}`));
    queue = loading.catch(() => undefined);
    loaded.set(module, loading);
    return loading;
  };
}

function loadModule(url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const host: AmdWindow & Window = window;
    const define: AmdWindow['define'] = (names, factory) => {
      try {
        resolve(factory(...names.map((name) => dependency(name, url))));
      } catch (error) {
        reject(error);
      }
    };
    define.amd = true;
    host.define = define;
    const script = document.createElement('script');
    script.src = trustedScriptUrl(url);
    script.onerror = () => reject(new Error(`${url} could not be loaded. Was the plugin built?`));
    document.head.append(script);
  });
}

function dependency(name: string, url: string): unknown {
  if (name === 'module') {
    return { uri: url };
  }
  if (name === 'exports') {
    return {};
  }
  if (!(name in SHARED)) {
    throw new Error(`${url} asks for "${name}", which this host does not share with plugins.`);
  }
  return SHARED[name];
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Under Trusted Types a script's address must come out of a policy: this one passes plugin modules of this host, nothing else. */
function trustedScriptUrl(url: string): string {
  const host: Window & { trustedTypes?: TrustedTypes; seepScriptUrls?: { createScriptURL(url: string): string } } =
    window;
  if (!host.trustedTypes) {
    return url;
  }
  host.seepScriptUrls ??= host.trustedTypes.createPolicy('seep-preview', {
    createScriptURL: (candidate) => {
      if (!candidate.startsWith('/public/plugins/')) {
        throw new TypeError(`${candidate} is no plugin module.`);
      }
      return candidate;
    },
  });
  return host.seepScriptUrls.createScriptURL(url);
}
