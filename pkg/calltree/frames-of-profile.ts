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
  const finder = new FrameFinder(profile);
  const start = new Int32Array(locations.length + 1);
  const frame = new Int32Array(locations.length + locations.lineFunction.length);
  let next = 0;
  for (let location = 0; location < locations.length; location++) {
    const firstLine = locations.lineStart[location];
    const lineEnd = locations.lineStart[location + 1];
    for (let line = firstLine; line < lineEnd; line++) {
      frame[next++] = finder.frameOfLine(location, line);
    }
    if (firstLine === lineEnd) {
      frame[next++] = finder.bareFrame(location);
    }
    start[location + 1] = next;
  }
  return { frames: finder.table(), start, frame: frame.slice(0, next) };
}

class FrameFinder {
  readonly #profile: Profile;
  readonly #interner = new FrameInterner();
  /** By function; NONE = not met yet. Names are looked up once a function, not once a line. */
  readonly #frameOfFunction: Int32Array;

  constructor(profile: Profile) {
    this.#profile = profile;
    this.#frameOfFunction = new Int32Array(profile.functions.length).fill(NONE);
  }

  frameOfLine(location: number, line: number): number {
    const { functions, locations, strings } = this.#profile;
    const row = locations.lineFunction[line];
    if (row === NONE) {
      return this.bareFrame(location);
    }
    if (this.#frameOfFunction[row] === NONE) {
      const name = strings[functions.name[row]];
      if (name === '') {
        return this.bareFrame(location);
      }
      const file = strings[functions.fileName[row]];
      this.#frameOfFunction[row] = this.#interner.intern(name, file, locations.line1[line]);
    }
    return this.#frameOfFunction[row];
  }

  bareFrame(location: number): number {
    return this.#interner.intern(addressNameOf(this.#profile, location), '', 0);
  }

  table(): FrameTable {
    return this.#interner.table();
  }
}

// A frame without function by its address, "0x45d1a0", or "<unknown>".
function addressNameOf(profile: Profile, location: number): string {
  const address = profile.locations.address[location];
  return address === 0 ? '<unknown>' : `0x${address.toString(16)}`;
}
