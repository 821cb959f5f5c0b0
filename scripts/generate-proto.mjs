// SPDX-License-Identifier: Apache-2.0
// Generates the protobuf reader of pkg/profile from its .proto. The result is committed: the plugin validator compares bundled
// sources with the repository.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, 'pkg', 'profile', 'proto');
const options =
  '-t static-module -w esm -r seep --force-number --no-create --no-verify --no-convert --no-delimited --no-typeurl --no-service';

function run(tool, args, input) {
  return execFileSync(path.join(root, 'node_modules', '.bin', tool), args, { encoding: 'utf8', input });
}

const proto = path.join(folder, 'profile.proto');
writeFileSync(path.join(folder, 'profile.js'), run('pbjs', [...options.split(' '), '--no-comments', proto]));

const commented = run('pbjs', [...options.split(' '), proto]);
// The declarations import the types of `long`, which nothing of ours uses: numbers are doubles here.
const declarations = run('pbts', ['--no-comments', '-'], commented).replace(/^.*require\("long"\).*\n/gm, '');
writeFileSync(path.join(folder, 'profile.d.ts'), declarations);
