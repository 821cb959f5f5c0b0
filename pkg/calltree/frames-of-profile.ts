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

/** Name of a frame without a function name, given the row of its location. */
export type NameOfBareFrame = (profile: Profile, location: number) => string;

/** Interns the functions of all locations by name. The order of the samples has no influence on the table. */
export function framesOfProfile(profile: Profile, nameOfBareFrame: NameOfBareFrame): LocationFrames {
  const { locations } = profile;
  const interner = new FrameInterner();
  const start = new Int32Array(locations.length + 1);
  const frame = new Int32Array(locations.length + locations.lineFunction.length);
  let next = 0;
  for (let location = 0; location < locations.length; location++) {
    const firstLine = locations.lineStart[location];
    const lineEnd = locations.lineStart[location + 1];
    for (let line = firstLine; line < lineEnd; line++) {
      const name = functionNameOf(profile, line) || nameOfBareFrame(profile, location);
      frame[next++] = interner.intern(name, fileNameOf(profile, line), locations.line1[line]);
    }
    if (firstLine === lineEnd) {
      frame[next++] = interner.intern(nameOfBareFrame(profile, location), '', 0);
    }
    start[location + 1] = next;
  }
  return { frames: interner.table(), start, frame: frame.slice(0, next) };
}

/** A frame without function by its address, "0x45d1a0", or "<unknown>". */
export function addressNameOf(profile: Profile, location: number): string {
  const address = profile.locations.address[location];
  return address === 0 ? '<unknown>' : `0x${address.toString(16)}`;
}

/** A frame without function by its binary, "[libc.so.6]", or "<unknown>": what pprof prints for it (graph.go NameComponents). */
export function binaryNameOf(profile: Profile, location: number): string {
  const fileName = profile.mappings[profile.locations.mapping[location]]?.fileName ?? '';
  const baseName = fileName.replace(/\/+$/, '').split('/').pop();
  return baseName ? `[${baseName}]` : '<unknown>';
}

function functionNameOf({ functions, locations, strings }: Profile, line: number): string {
  const row = locations.lineFunction[line];
  return row === NONE ? '' : strings[functions.name[row]];
}

function fileNameOf({ functions, locations, strings }: Profile, line: number): string {
  const row = locations.lineFunction[line];
  return row === NONE ? '' : strings[functions.fileName[row]];
}
