// SPDX-License-Identifier: Apache-2.0
// focus, ignore, hide, show and show_from (google/pprof profile/filter.go FilterSamplesByName and ShowFrom).
import type { Profile } from '#pkg/profile';
import { findLastIndex } from './find-last-index';
import { LineMatcher } from './line-matcher';
import type { LinearRegex } from './linear-regex';
import { narrowLines, narrowSamples } from './narrow-profile';

export interface NamePatterns {
  readonly focus?: LinearRegex | undefined;
  readonly ignore?: LinearRegex | undefined;
  readonly hide?: LinearRegex | undefined;
  readonly show?: LinearRegex | undefined;
}

/** A filtered profile, and the names of the options that matched nothing in it. */
export interface Filtered {
  readonly profile: Profile;
  readonly unmatched: readonly string[];
}

const IN_FOCUS = 1;
const IGNORED = 2;

/**
 * Keeps samples with a frame in focus and none that is ignored, and of their stacks what is shown and not hidden. Samples of which
 * nothing stays go. As in pprof, `show` leaves out all addresses without a function, and any of the four all samples without a
 * stack.
 */
export function filterByName(profile: Profile, patterns: NamePatterns): Filtered {
  const { focus, ignore, hide, show } = patterns;
  if (focus === undefined && ignore === undefined && hide === undefined && show === undefined) {
    return { profile, unmatched: [] };
  }
  const verdicts = judgeLocations(profile, patterns);
  const visible = hideAndShow(profile, patterns);
  const filtered = narrowSamples(visible.profile, (stack) => {
    const isKept =
      stack.some((location) => verdicts[location] === IN_FOCUS) && !stack.some((l) => verdicts[l] === IGNORED);
    const rest = visible.isHidden.includes(1) ? stack.filter((location) => visible.isHidden[location] === 0) : stack;
    return isKept && rest.length > 0 ? rest : undefined;
  });
  const unmatched = [
    ...(focus !== undefined && !verdicts.includes(IN_FOCUS) ? ['focus'] : []),
    ...(ignore !== undefined && !verdicts.includes(IGNORED) ? ['ignore'] : []),
    ...visible.unmatched,
  ];
  return { profile: filtered, unmatched };
}

function judgeLocations(profile: Profile, { focus, ignore }: NamePatterns): Uint8Array {
  const focusMatcher = focus && new LineMatcher(profile, focus);
  const ignoreMatcher = ignore && new LineMatcher(profile, ignore);
  const verdicts = new Uint8Array(profile.locations.length);
  for (let location = 0; location < verdicts.length; location++) {
    if (ignoreMatcher?.matchesLocation(location) === true) {
      verdicts[location] = IGNORED;
    } else if (focusMatcher === undefined || focusMatcher.matchesLocation(location)) {
      verdicts[location] = IN_FOCUS;
    }
  }
  return verdicts;
}

interface Visible extends Filtered {
  /** By location: 1 when none of its lines is left. */
  readonly isHidden: Uint8Array;
}

function hideAndShow(profile: Profile, { hide, show }: NamePatterns): Visible {
  const isHidden = new Uint8Array(profile.locations.length);
  if (hide === undefined && show === undefined) {
    return { profile, unmatched: [], isHidden };
  }
  const hidden = hide && new LineMatcher(profile, hide);
  const shown = show && new LineMatcher(profile, show);
  const isKept = (line: number, location: number): boolean =>
    isLineShown(shown, line, location) && !isLineHidden(hidden, line, location);
  const narrowed = narrowLines(profile, isKept);
  const { lineStart } = narrowed.locations;
  const isMatched = isHidden.map((_, location) => Number(hidden?.matchesLocation(location) === true));
  for (let location = 0; location < isHidden.length; location++) {
    const isEmpty = lineStart[location] === lineStart[location + 1];
    isHidden[location] = Number(isEmpty && (isMatched[location] === 1 || shown !== undefined));
  }
  const unmatched = [
    ...(hide !== undefined && !isMatched.includes(1) ? ['hide'] : []),
    ...(show !== undefined && !isHidden.includes(0) ? ['show'] : []),
  ];
  return { profile: narrowed, unmatched, isHidden };
}

function isLineHidden(hidden: LineMatcher | undefined, line: number, location: number): boolean {
  return hidden !== undefined && (hidden.matchesBinary(location) || hidden.findInLine(line) === true);
}

// Lines without a function are shown, as by pprof.
function isLineShown(shown: LineMatcher | undefined, line: number, location: number): boolean {
  return shown === undefined || shown.matchesBinary(location) || shown.findInLine(line) !== false;
}

/** Cuts off the callers of the outermost frame that matches; samples without such a frame go. */
export function showFrom(profile: Profile, pattern: LinearRegex): Filtered {
  const matcher = new LineMatcher(profile, pattern);
  const lastLine = lastMatchingLines(profile, matcher);
  const narrowed = narrowLines(profile, (line, location) => line <= lastLine[location] || lastLine[location] < 0);
  const isStart = Uint8Array.from(lastLine, (line, location) => Number(line >= 0 || matcher.matchesBinary(location)));
  const filtered = narrowSamples(narrowed, (stack) => {
    const outermost = findLastIndex(stack, (location) => isStart[location] === 1);
    return outermost < 0 ? undefined : stack.subarray(0, outermost + 1);
  });
  return { profile: filtered, unmatched: isStart.includes(1) ? [] : ['show_from'] };
}

// Negative where no line is to be cut off: nothing matches, or the whole binary does.
function lastMatchingLines({ locations }: Profile, matcher: LineMatcher): Int32Array {
  const last = new Int32Array(locations.length).fill(-1);
  for (let location = 0; location < locations.length; location++) {
    const start = locations.lineStart[location];
    for (let line = start; line < locations.lineStart[location + 1] && !matcher.matchesBinary(location); line++) {
      last[location] = matcher.findInLine(line) === true ? line : last[location];
    }
  }
  return last;
}
