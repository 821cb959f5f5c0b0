// SPDX-License-Identifier: Apache-2.0
// npm start: everything from a bare checkout to a page that shows a leaking service. Ctrl-C ends all of it.
import { parseArgs } from 'node:util';
import { startPreviewHost } from '../preview/server/preview-host.mjs';
import { PREVIEW_BUNDLE, buildPreviewBundle } from './build-preview.mjs';
import { ensurePluginBuilt } from './build-plugin.mjs';
import { prepareDemoProgram, startDemoTarget } from './demo-target.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { findProgram } from './find-program.mjs';
import { openBrowser } from './open-browser.mjs';
import { ProcessSet } from './process-set.mjs';
import { inRepository } from './repository.mjs';
import { ScriptError, runMain } from './script-error.mjs';

const DEFAULT_PORT = 3300;

const SERVICES = [
  { uid: 'leaky', name: 'leaky', leaks: 'mapcache' },
  { uid: 'control', name: 'control', leaks: '' },
];

const USAGE = `npm start -- [--port N] [--no-open]
  --port N     serve the page on this port (default ${DEFAULT_PORT}, or a free one when it is taken)
  --no-open    do not open a browser`;

await runMain(async () => {
  const options = readOptions();
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const processes = new ProcessSet();
  const stopped = stopOnSignal(processes);
  await ensureInstalled();
  await ensurePluginBuilt();
  await buildPreviewBundle();
  const program = await prepareDemoProgram();
  try {
    const targets = await startServices(processes, program, stopped);
    const host = await startHost(options.port, targets, program);
    stopped.then(() => host.close());
    console.log(whatToLookAt(host.url, targets, program));
    if (options.open) {
      openBrowser(host.url);
    }
    await stopped;
  } finally {
    await processes.stopAll();
  }
});

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
      throw new ScriptError(`--port ${values.port}: want a number from 0 to 65535.`);
    }
    return { port, help: values.help === true, open: values['no-open'] !== true && !process.env.CI };
  } catch (error) {
    throw error instanceof ScriptError ? error : new ScriptError(`${error.message}\n${USAGE}`);
  }
}

/** @returns a promise that resolves when somebody wants us to end; a second signal ends us at once */
function stopOnSignal(processes) {
  return new Promise((resolve) => {
    let isAsked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        if (isAsked) {
          process.exit(130);
        }
        isAsked = true;
        void processes.stopAll().then(resolve);
      });
    }
  });
}

async function startServices(processes, program, stopped) {
  return Promise.all(
    SERVICES.map(async ({ uid, name, leaks }) => {
      const { url, ended } = await startDemoTarget(processes, program, { name, leaks });
      void ended.then(
        (how) => processes.isStopping || console.error(`The demo service "${name}" ${how}. The page says since when.`)
      );
      return { uid, name, url };
    })
  );
}

async function startHost(port, targets, { kind, note }) {
  const options = {
    targets,
    demo: { kind, note },
    dist: inRepository('dist'),
    bundle: PREVIEW_BUNDLE,
    icons: inRepository('node_modules', '@grafana', 'ui', 'dist', 'public', 'img', 'icons'),
  };
  try {
    return await startPreviewHost({ ...options, port: port ?? DEFAULT_PORT });
  } catch (error) {
    if (error.code !== 'EADDRINUSE') {
      throw error;
    }
    if (port !== undefined) {
      throw new ScriptError(`Port ${port} is in use. Take another one: npm start -- --port 0 takes a free one.`);
    }
    return startPreviewHost({ ...options, port: 0 });
  }
}

function whatToLookAt(url, targets, { kind, note }) {
  const services = targets.map((target) => `${target.name} ${target.url}`).join(', ');
  const grafana = findProgram('grafana') ?? findProgram('grafana-server');
  return [
    '',
    `  Open ${url}`,
    '',
    `  Two ${kind === 'live' ? 'Go services run' : 'recorded Go services are played'}: ${services}.`,
    ...(note ? [`  ${note}`] : []),
    '  "leaky" never forgets what it puts into a map. Within two minutes:',
    '    - Leak score passes 50',
    '    - What grew shows it orange below the line, as wide as the growth',
    '    - Suspects names the function first',
    '  Then pick "control" under Data source: the same service without the leak stays under 50.',
    ...(grafana ? ['  Grafana is on this machine; docs/ says how to add dist/ and provisioning/ to it.'] : []),
    '',
    '  Ctrl-C ends everything.',
    '',
  ].join('\n');
}
