// SPDX-License-Identifier: Apache-2.0
// Frames that a profile itself asks to leave out, such as the allocator's own (google/pprof profile/prune.go).
import { NONE } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import { findLastIndex } from './find-last-index';
import { LinearRegex } from './linear-regex';
import { narrowLines, narrowSamples } from './narrow-profile';
import { TreeError } from './tree-error';

// Argument lists are cut off names, but these brackets are part of them.
const BRACKETS = /\(anonymous namespace\)|operator\(\)|\(/g;

/**
 * `profile` without what its drop_frames names, unless keep_frames does, and all that is called from there; but never without a
 * whole stack. pprof does this to every profile that it loads (RemoveUninteresting). Expressions that cannot be read are left alone,
 * with a warning `bad-drop-frames`.
 */
export function pruneFrames(profile: Profile): Profile {
  if (profile.dropFrames === '') {
    return profile;
  }
  try {
    const drop = new LinearRegex(`^(${profile.dropFrames})$`);
    const keep = profile.keepFrames === '' ? undefined : new LinearRegex(`^(${profile.keepFrames})$`);
    return prune(profile, (name) => drop.test(name) && keep?.test(name) !== true);
  } catch (cause) {
    if (cause instanceof TreeError) {
      const warning = { code: 'bad-drop-frames', message: `frames are not dropped: ${cause.message}` };
      return { ...profile, warnings: [...profile.warnings, warning] };
    }
    throw cause;
  }
}

const CUT_BELOW = 1;
const CUT_HERE = 2;

function prune(profile: Profile, isDropped: (simpleName: string) => boolean): Profile {
  const { locations } = profile;
  const outermost = outermostDroppedLines(profile, isDropped);
  const cuts = Uint8Array.from(outermost, (line, location) =>
    line === NONE ? 0 : line === locations.lineStart[location + 1] - 1 ? CUT_HERE : CUT_BELOW
  );
  const narrowed = narrowLines(profile, (line, location) => cuts[location] !== CUT_BELOW || line > outermost[location]);
  return narrowSamples(narrowed, (stack) => {
    // From the root: what stands before the first frame that stays is never cut, else nothing might be left.
    const firstKept = findLastIndex(stack, (location) => cuts[location] === 0);
    const cut = findLastIndex(stack.subarray(0, Math.max(firstKept, 0)), (location) => cuts[location] !== 0);
    return cut < 0 ? stack : stack.subarray(cuts[stack[cut]] === CUT_HERE ? cut + 1 : cut);
  });
}

/** By location: the line nearest to the root whose function is dropped, or NONE. */
function outermostDroppedLines(profile: Profile, isDropped: (simpleName: string) => boolean): Int32Array {
  const { functions, locations, strings } = profile;
  const dropped = Uint8Array.from(functions.name, (name) =>
    Number(strings[name] !== '' && isDropped(simplifyName(strings[name])))
  );
  const outermost = new Int32Array(locations.length).fill(NONE);
  for (let location = 0; location < locations.length; location++) {
    for (let line = locations.lineStart[location]; line < locations.lineStart[location + 1]; line++) {
      const row = locations.lineFunction[line];
      outermost[location] = row !== NONE && dropped[row] === 1 ? line : outermost[location];
    }
  }
  return outermost;
}

/** prune.go simplifyFunc; of Go methods it leaves the package: "main." of "main.(*T).run". */
function simplifyName(name: string): string {
  const withoutDot = name.replace(/^\./, '');
  for (const bracket of withoutDot.matchAll(BRACKETS)) {
    if (bracket[0] === '(') {
      return withoutDot.slice(0, bracket.index);
    }
  }
  return withoutDot;
}
