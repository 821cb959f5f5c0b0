// SPDX-License-Identifier: Apache-2.0
import type { FrameInterner } from './frame-interner';
import type { FrameTable } from './weighted-stacks';

/** For every frame of the table its number in `interner`. */
export function internFrames(interner: FrameInterner, { name, file, line1 }: FrameTable): Int32Array {
  return Int32Array.from(name, (text, frame) => interner.intern(text, file[frame], line1[frame]));
}
