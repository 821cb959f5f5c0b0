// SPDX-License-Identifier: Apache-2.0
// npm run build: the plugin into dist/, the command line into dist-cli/.
import { ensureInstalled } from './ensure-installed.mjs';
import { buildCli } from './build-cli.mjs';
import { buildPlugin } from './build-plugin.mjs';
import { withProgress } from './progress.mjs';
import { inRepository } from './repository.mjs';
import { runMain } from './script-error.mjs';

await runMain(async () => {
  await ensureInstalled();
  await buildPlugin();
  await withProgress('Bundling the command line (esbuild)', () => buildCli(inRepository('dist-cli', 'seep.mjs')));
});
