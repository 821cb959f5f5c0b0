// SPDX-License-Identifier: Apache-2.0

const BUILD_ROOTS = /^\/proc\/self\/cwd\/(?:\.\/)?/;
const NEEDS_CLEANING = /\/\/|(?:^|\/)\.\.?(?:\/|$)|.\/$/;

/**
 * A source path as pprof prints it: the working directory of a sandboxed build cut off (source.go trimPath), then the shortest
 * equal path (Go's filepath.Clean). "" stays "".
 */
export function cleanPath(path: string): string {
  const trimmed = path.replace(BUILD_ROOTS, '');
  if (!NEEDS_CLEANING.test(trimmed)) {
    return trimmed;
  }
  const isRooted = trimmed.startsWith('/');
  const kept: string[] = [];
  for (const part of trimmed.split('/')) {
    if (part === '..' && kept.length > 0 && kept[kept.length - 1] !== '..') {
      kept.pop();
    } else if (part !== '' && part !== '.' && !(part === '..' && isRooted)) {
      kept.push(part);
    }
  }
  return (isRooted ? '/' : '') + kept.join('/') || '.';
}
