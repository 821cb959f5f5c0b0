// SPDX-License-Identifier: Apache-2.0
// Prints which room imports which, read from the code, into docs/room-graph.md. `--check` fails when the file is not up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';

const TARGET = new URL('../docs/room-graph.md', import.meta.url);
const ROOM = /^((?:pkg|src)\/[^/]+)\//;

const { output } = await cruise(['pkg', 'src'], {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '\\.test\\.tsx?$|^pkg/testkit/' },
  tsPreCompilationDeps: true,
});

const arrows = new Set();
for (const module of output.modules) {
  const from = ROOM.exec(module.source)?.[1];
  for (const { resolved } of module.dependencies) {
    const to = ROOM.exec(resolved)?.[1];
    if (from && to && from !== to) {
      arrows.add(`  ${from} --> ${to}`);
    }
  }
}

const text = [
  '# Which room imports which',
  '',
  'Made by `npm run graph` from the code; types count as imports. Do not edit.',
  '',
  '```mermaid',
  'flowchart TD',
  ...[...arrows].sort(),
  '```',
  '',
].join('\n');

if (process.argv.includes('--check')) {
  const isCurrent = readFileSync(TARGET, 'utf8') === text;
  console.log(
    isCurrent ? 'docs/room-graph.md is up to date' : 'docs/room-graph.md is out of date: run `npm run graph`'
  );
  process.exitCode = isCurrent ? 0 : 1;
} else {
  writeFileSync(TARGET, text);
  console.log('wrote docs/room-graph.md');
}
