// SPDX-License-Identifier: Apache-2.0
// Paths of names in an address, where a recursion of ten thousand frames must not make it too long for a browser.
import type { PausableWork } from '#pkg/base';
import type { FlameShape } from '#pkg/calltree';
import { printNames, readNames } from './escape-text';

/** A path, or of a long one its last names. */
export interface SavedPath {
  /** Names from below the root to the node. */
  readonly depth: number;
  /** The last of them; as many as `depth` when the path is whole. */
  readonly lastNames: readonly string[];
}

/** Of a path as it stands in an address. */
const MOST_CHARS = 2000;

/** "main.main!main.put!"; of a path that is too long its depth and the last names: "12000:main.put!main.put!". "" for the root. */
export function printPath(names: readonly string[]): string {
  let from = names.length;
  for (let chars = 0; from > 0; from--) {
    chars += encodeURIComponent(printNames([names[from - 1]])).length;
    if (chars > MOST_CHARS) {
      break;
    }
  }
  const last = printNames(names.slice(from));
  return from === 0 ? last : `${names.length}:${last}`;
}

/** undefined for what printPath did not print. */
export function readPath(text: string): SavedPath | undefined {
  const [, depth, rest] = /^(?:(\d{1,8}):)?(.*)$/s.exec(text) ?? [];
  const lastNames = readNames(rest ?? '');
  const isPossible = lastNames !== undefined && (depth === undefined || Number(depth) > lastNames.length);
  return isPossible ? { depth: Number(depth ?? lastNames.length), lastNames } : undefined;
}

const NODES_PER_TURN = 16_384;

/**
 * The names of the first node as deep as the path whose last names are those of the path; undefined when there is none. O(nodes), and
 * O(last names) for each node that could be it.
 */
export function* findSavedPath(
  { length, frames, frame, end }: FlameShape,
  { depth, lastNames }: SavedPath
): PausableWork<readonly string[] | undefined> {
  const open: number[] = [];
  const nameAt = (level: number): string => frames.name[frame[open[level]]];
  for (let node = 1; node < length; node++) {
    while (open.length > 0 && end[open[open.length - 1]] <= node) {
      open.pop();
    }
    open.push(node);
    if (
      open.length === depth &&
      lastNames.every((_, at) => nameAt(depth - 1 - at) === lastNames[lastNames.length - 1 - at])
    ) {
      return open.map((__, level) => nameAt(level));
    }
    if (node % NODES_PER_TURN === 0) {
      yield;
    }
  }
  return undefined;
}
