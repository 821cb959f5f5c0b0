// SPDX-License-Identifier: Apache-2.0
// The frames that Go's own text forms leave out.

/**
 * `frames` (leaf first) without runtime.goexit and without the runtime frames at the leaf; all but runtime.goexit when nothing
 * else is left, and everything when not even that is. Rule: runtime/pprof printStackRecord, Go 1.26.
 */
export function visibleFrames(frames: readonly string[]): readonly string[] {
  const named = frames.filter((frame) => frame !== 'runtime.goexit');
  const firstShown = named.findIndex((frame) => !isRuntimeFrame(frame));
  if (firstShown >= 0) {
    return named.slice(firstShown);
  }
  return named.length > 0 ? named : frames;
}

/** Whether a function belongs to the Go runtime itself. */
export function isRuntimeFrame(name: string): boolean {
  return name.startsWith('runtime.') || name.startsWith('internal/runtime/');
}
