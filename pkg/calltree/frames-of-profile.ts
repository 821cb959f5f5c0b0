// SPDX-License-Identifier: Apache-2.0
// The functions behind each address of a profile, inlined calls expanded.
import { NONE } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import { FrameInterner } from './frame-interner';
import type { FrameTable } from './weighted-stacks';

/** Frames of every location: location i is frame[start[i] .. start[i + 1]), the innermost inlined call first. */
export interface LocationFrames {
  readonly frames: FrameTable;
  readonly start: Int32Array;
  readonly frame: Int32Array;
}

/** Interns the functions of all locations by name. The order of the samples has no influence on the table. */
export function framesOfProfile(profile: Profile): LocationFrames {
  const { locations } = profile;
  const interner = new FrameInterner();
  const frameOfFunction = internFunctions(profile, interner);
  const frame = framesOfLines(locations.lineFunction, frameOfFunction);
  // Nearly always every location has lines and every line a name: then the frames are the lines.
  const located =
    frame.includes(NONE) || hasEmpty(locations.lineStart)
      ? withBareFrames(profile, frame, interner)
      : { start: locations.lineStart, frame };
  return { ...located, frames: interner.table() };
}

/** By function: its frame, NONE when it has no name or no line. */
function internFunctions({ functions, locations, strings }: Profile, interner: FrameInterner): Int32Array {
  const firstLine = firstLines(locations.lineFunction, functions.length);
  const frames = new Int32Array(functions.length).fill(NONE);
  for (let row = 0; row < functions.length; row++) {
    const name = strings[functions.name[row]];
    if (firstLine[row] !== NONE && name !== '') {
      frames[row] = interner.intern(name, strings[functions.fileName[row]], locations.line1[firstLine[row]]);
    }
  }
  return frames;
}

// These loops take nothing but typed arrays; path-tree.ts says why.
function firstLines(lineFunction: Int32Array, functions: number): Int32Array {
  const first = new Int32Array(functions).fill(NONE);
  for (let line = lineFunction.length - 1; line >= 0; line--) {
    if (lineFunction[line] !== NONE) {
      first[lineFunction[line]] = line;
    }
  }
  return first;
}

function framesOfLines(lineFunction: Int32Array, frameOfFunction: Int32Array): Int32Array {
  const frames = new Int32Array(lineFunction.length);
  for (let line = 0; line < frames.length; line++) {
    frames[line] = lineFunction[line] === NONE ? NONE : frameOfFunction[lineFunction[line]];
  }
  return frames;
}

function hasEmpty(start: Int32Array): boolean {
  for (let i = 1; i < start.length; i++) {
    if (start[i] === start[i - 1]) {
      return true;
    }
  }
  return false;
}

type FrameRows = Pick<LocationFrames, 'start' | 'frame'>;

function withBareFrames(profile: Profile, frameOfLine: Int32Array, interner: FrameInterner): FrameRows {
  const { locations } = profile;
  const start = new Int32Array(locations.length + 1);
  const frame: number[] = [];
  for (let location = 0; location < locations.length; location++) {
    const firstLine = locations.lineStart[location];
    const lineEnd = Math.max(locations.lineStart[location + 1], firstLine + 1);
    for (let line = firstLine; line < lineEnd; line++) {
      const isKnown = line < locations.lineStart[location + 1] && frameOfLine[line] !== NONE;
      frame.push(isKnown ? frameOfLine[line] : interner.intern(addressNameOf(profile, location), '', 0));
    }
    start[location + 1] = frame.length;
  }
  return { start, frame: Int32Array.from(frame) };
}

// A frame without function by its address, "0x45d1a0", or "<unknown>".
function addressNameOf(profile: Profile, location: number): string {
  const address = profile.locations.address[location];
  return address === 0 ? '<unknown>' : `0x${address.toString(16)}`;
}
