// SPDX-License-Identifier: Apache-2.0
// pprof's options that narrow a report down.
import type { Warning } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import { filterByName, showFrom, type Filtered } from './filter-by-name';
import { LinearRegex } from './linear-regex';
import { narrowSamples } from './narrow-profile';
import { buildTagFilter } from './tag-filter';

/** Expressions in Go's syntax (RE2), tried on names and files of functions and on files of binaries; "" and undefined ask for nothing. */
export interface SampleFilters {
  /** Only samples with a frame that matches. */
  readonly focus?: string | undefined;
  /** No samples with a frame that matches. */
  readonly ignore?: string | undefined;
  /** Without the frames that match. */
  readonly hide?: string | undefined;
  /** Only the frames that match. */
  readonly show?: string | undefined;
  /** Without the callers of the outermost frame that matches; samples without one go. */
  readonly showFrom?: string | undefined;
  /** Only samples with this label; see buildTagFilter for the form. */
  readonly tagFocus?: string | undefined;
  /** No samples with this label. */
  readonly tagIgnore?: string | undefined;
}

/**
 * `profile` with what the filters leave of it, in the order that pprof applies them (driver_focus.go applyFocus); a warning
 * `filter-matched-nothing` is added for each that matched nowhere. Take totals for percentages before.
 * @throws TreeError `bad-regex`
 */
export function filterSamples(profile: Profile, filters: SampleFilters): Profile {
  const patterns = {
    focus: compile(filters.focus),
    ignore: compile(filters.ignore),
    hide: compile(filters.hide),
    show: compile(filters.show),
  };
  const outermost = compile(filters.showFrom);
  const steps: ReadonlyArray<(before: Profile) => Filtered> = [
    (before) => filterByName(before, patterns),
    (before) => (outermost === undefined ? { profile: before, unmatched: [] } : showFrom(before, outermost)),
    (before) => filterByTag(before, filters),
  ];
  return steps.reduce((before, step) => {
    const { profile: after, unmatched } = step(before);
    return { ...after, warnings: [...after.warnings, ...unmatched.map(nothingMatched)] };
  }, profile);
}

function compile(pattern: string | undefined): LinearRegex | undefined {
  return pattern ? new LinearRegex(pattern) : undefined;
}

function filterByTag(profile: Profile, { tagFocus, tagIgnore }: SampleFilters): Filtered {
  if (!tagFocus && !tagIgnore) {
    return { profile, unmatched: [] };
  }
  const isFocused = tagFocus ? buildTagFilter(profile, tagFocus) : undefined;
  const isIgnored = tagIgnore ? buildTagFilter(profile, tagIgnore) : undefined;
  let hasFocused = false;
  let hasIgnored = false;
  const filtered = narrowSamples(profile, (stack, sample) => {
    const focused = isFocused?.(sample) ?? true;
    const ignored = isIgnored?.(sample) ?? false;
    hasFocused ||= focused;
    hasIgnored ||= ignored;
    return focused && !ignored ? stack : undefined;
  });
  const unmatched = [
    ...(isFocused !== undefined && !hasFocused ? ['tagfocus'] : []),
    ...(isIgnored !== undefined && !hasIgnored ? ['tagignore'] : []),
  ];
  return { profile: filtered, unmatched };
}

function nothingMatched(option: string): Warning {
  return { code: 'filter-matched-nothing', message: `the expression for ${option} matched nothing` };
}
