// SPDX-License-Identifier: Apache-2.0
// Recorded profiles as frames, for who looks at the panel alone. Made by the data source's own code, which is TypeScript: it is
// bundled when somebody asks, and again after its sources changed.
import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { inRepository, ROOT } from '../../scripts/repository.mjs';
import { sourceKey } from '../../scripts/source-key.mjs';
import { withLock } from '../../scripts/with-lock.mjs';

const SOURCES = ['preview/recordings', 'src/datasource', 'pkg', 'package-lock.json'];
const BUNDLES = inRepository('.cache', 'recordings');
const FIXTURES = inRepository('..', 'shared', 'fixtures');
const MAX_ANSWER_BYTES = 1 << 28;

/** @returns {Promise<string>} JSON: all recordings of this machine with their `id`; an empty list when it has none */
export async function listRecordings() {
  return run([FIXTURES]);
}

/** @param {string} id @returns {Promise<string>} JSON: frames; `null` when there is no such recording */
export async function readRecording(id) {
  return run([FIXTURES, id]);
}

/** A process of its own: within a test, jest would load Grafana's packages in its way, which it cannot. */
async function run(args) {
  const program = path.join(BUNDLES, `${sourceKey(SOURCES)}.cjs`);
  await withLock('recordings', async () => {
    if (!existsSync(program)) {
      rmSync(BUNDLES, { recursive: true, force: true });
      await bundle(program);
    }
  });
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { maxBuffer: MAX_ANSWER_BYTES });
  return stdout;
}

async function bundle(outfile) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [inRepository('preview', 'recordings', 'main.ts')],
    absWorkingDir: ROOT,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Grafana's packages have a CommonJS form of their own, and are large.
    external: ['@grafana/*'],
    logLevel: 'silent',
  });
}
