// SPDX-License-Identifier: Apache-2.0
import type { FlameShape } from '#pkg/calltree';
import { pathTo } from '#pkg/flame';
import { cleanName, clipName } from './clean-name';

export interface StackTextOptions {
  /** Longer stacks lose their middle, and a line says how much. Default: all frames. */
  readonly maxFrames?: number | undefined;
  /** Longer names end in "…". Default: whole names. */
  readonly maxNameCharacters?: number | undefined;
}

/**
 * The stack of a node, leaf first, one function a line with its place where that is known: "main.put /src/cart/store.go:42", as
 * `go tool pprof -lines` names it. Without the root, which is no function: "" for node 0. Lines cannot be broken by names.
 */
export function stackText(shape: FlameShape, node: number, options: StackTextOptions = {}): string {
  const { maxFrames = Infinity, maxNameCharacters = Infinity } = options;
  const stack = pathTo(shape, node).slice(1).reverse();
  const skipped = Math.max(0, stack.length - maxFrames);
  const leafCount = skipped === 0 ? stack.length : Math.ceil(maxFrames / 2);
  const lineOf = (at: number): string => frameText(shape, shape.frame[at], maxNameCharacters);
  const leaves = stack.slice(0, leafCount).map(lineOf);
  const callers = stack.slice(leafCount + skipped).map(lineOf);
  return [...leaves, ...(skipped === 0 ? [] : [`… ${skipped} more …`]), ...callers].join('\n');
}

function frameText({ frames }: FlameShape, frame: number, maxCharacters: number): string {
  const cut = (text: string): string => (maxCharacters === Infinity ? cleanName(text) : clipName(text, maxCharacters));
  const file = frames.file[frame];
  const line = frames.line1[frame] > 0 ? `:${frames.line1[frame]}` : '';
  return file === '' ? cut(frames.name[frame]) : `${cut(frames.name[frame])} ${cut(file)}${line}`;
}
