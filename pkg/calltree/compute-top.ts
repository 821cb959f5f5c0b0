// SPDX-License-Identifier: Apache-2.0
// The table of functions that `go tool pprof -top` prints.
import { assert } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import { computeMagnitude } from './compute-magnitude';
import { binaryNameOf, framesOfProfile, type LocationFrames } from './frames-of-profile';

/** One function. self = at the leaf ("flat"), total = anywhere in the stack, once per sample however deep it recurses ("cum"). */
export interface TopRow {
  readonly function: string;
  readonly self: number;
  readonly total: number;
}

export interface TopTable {
  /** Sum of the sizes of ALL values, samples without a stack included: what pprof's percentages refer to. */
  readonly total: number;
  readonly rows: readonly TopRow[];
}

export interface TopOptions {
  /** Sort by |self| (pprof -top, the default) or by |total| (-top -cum). */
  readonly order?: 'self' | 'total';
}

/**
 * Self and total of every function, as pprof counts at its granularity
 * "functions" (internal/graph/graph.go newGraph). Functions with both 0 are left out, as
 * there (selectNodesForGraph). Addresses without function are summed per binary, "[libc.so.6]".
 * @throws ProfileError `number-out-of-range` when the values add up to more than 2^53
 */
export function computeTop(profile: Profile, sampleTypeIndex: number, options: TopOptions = {}): TopTable {
  assert(sampleTypeIndex in profile.sampleTypes, `no sample type ${sampleTypeIndex}`);
  const total = computeMagnitude(profile, sampleTypeIndex);
  const located = framesOfProfile(profile, binaryNameOf);
  const sums = sumByFrame(profile, sampleTypeIndex, located);
  const rows: TopRow[] = [];
  located.frames.name.forEach((name, frame) => {
    const row = { function: name, self: sums.self[frame], total: sums.total[frame] };
    if (row.self !== 0 || row.total !== 0) {
      rows.push(row);
    }
  });
  return { total, rows: rows.sort(options.order === 'total' ? compareByTotal : compareBySelf) };
}

interface FrameSums {
  readonly self: Float64Array;
  readonly total: Float64Array;
  /** 1 + the last sample that the frame was seen in; 0 = never. */
  readonly lastSample: Int32Array;
}

function sumByFrame(profile: Profile, sampleTypeIndex: number, located: LocationFrames): FrameSums {
  const { samples, sampleTypes } = profile;
  const length = located.frames.length;
  const sums = { self: new Float64Array(length), total: new Float64Array(length), lastSample: new Int32Array(length) };
  for (let sample = 0; sample < samples.length; sample++) {
    const value = samples.value[sample * sampleTypes.length + sampleTypeIndex];
    const stack = samples.stackLocation.subarray(samples.stackStart[sample], samples.stackStart[sample + 1]);
    if (value === 0 || stack.length === 0) {
      continue;
    }
    sums.self[located.frame[located.start[stack[0]]]] += value;
    for (const location of stack) {
      for (let i = located.start[location]; i < located.start[location + 1]; i++) {
        const frame = located.frame[i];
        sums.total[frame] += sums.lastSample[frame] === sample + 1 ? 0 : value;
        sums.lastSample[frame] = sample + 1;
      }
    }
  }
  return sums;
}

// pprof's FlatNameOrder and CumNameOrder.
function compareBySelf(one: TopRow, other: TopRow): number {
  return Math.abs(other.self) - Math.abs(one.self) || compareNames(one, other);
}

function compareByTotal(one: TopRow, other: TopRow): number {
  return Math.abs(other.total) - Math.abs(one.total) || compareNames(one, other);
}

function compareNames(one: TopRow, other: TopRow): number {
  return one.function < other.function ? -1 : 1;
}
