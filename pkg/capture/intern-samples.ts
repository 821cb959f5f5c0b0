// SPDX-License-Identifier: Apache-2.0
// Which stack of a history each sample of a profile belongs to.
import { NONE, type PausableWork } from '#pkg/base';
import type { WeightedStacks } from '#pkg/calltree';
import type { Profile } from '#pkg/profile';
import type { StackInterner } from './stack-interner';

/** Frames looked up between two pauses: at worst 300 ns each, where the table is far larger than the processor's cache. */
const FRAMES_PER_TURN = 1 << 14;

export interface SamplesToIntern {
  readonly profile: Profile;
  /** framesOfLocations of the profile. */
  readonly located: WeightedStacks;
  /** Samples whose stacks come in when they are new. */
  readonly isKept: (sample: number) => boolean;
  /** Of the others, those that count when their stack is known once the kept ones are in. */
  readonly isCounted: (sample: number) => boolean;
}

/** Index into the stack table per sample of the profile; NONE for samples that are left out. O(frames of the samples). */
export function* internSamples(samples: SamplesToIntern, interner: StackInterner): PausableWork<Int32Array> {
  const { profile, located, isKept, isCounted } = samples;
  const { name, file, line1 } = located.frames;
  const ids = new Int32Array(profile.samples.length).fill(NONE);
  const known = new Int32Array(located.frames.length).fill(NONE);
  yield* walkStacks(samples, {
    interner,
    isWanted: isKept,
    frameOf(frame) {
      if (known[frame] === NONE) {
        known[frame] = interner.internFrame(name[frame], file[frame], line1[frame]);
      }
      return known[frame];
    },
    visit: (sample, path) => {
      ids[sample] = interner.internStack(path);
    },
  });
  // A frame that no stack has yet is in no known stack: NONE, and then the path is not found.
  const all = known.map((frame, there) => (frame === NONE ? interner.findFrame(name[there]) : frame));
  yield* walkStacks(samples, {
    interner,
    isWanted: (sample) => isCounted(sample) && !isKept(sample),
    frameOf: (frame) => all[frame],
    visit: (sample, path) => {
      ids[sample] = interner.findStack(path);
    },
  });
  return ids;
}

interface Walk {
  readonly interner: StackInterner;
  readonly isWanted: (sample: number) => boolean;
  /** From a frame of the profile to one of the history. */
  readonly frameOf: (frame: number) => number;
  /** `path`: frames of the history, root first; good until it returns. */
  readonly visit: (sample: number, path: readonly number[]) => void;
}

function* walkStacks(
  { profile, located }: SamplesToIntern,
  { interner, isWanted, frameOf, visit }: Walk
): PausableWork<void> {
  const { length, stackStart, stackLocation } = profile.samples;
  const path: number[] = [];
  let framesThisTurn = 0;
  yield* interner.makeRoom(FRAMES_PER_TURN);
  for (let sample = 0; sample < length; sample++) {
    if (!isWanted(sample)) {
      continue;
    }
    path.length = 0;
    for (let i = stackStart[sample + 1] - 1; i >= stackStart[sample]; i--) {
      const location = stackLocation[i];
      for (let frame = located.start[location]; frame < located.start[location + 1]; frame++) {
        path.push(frameOf(located.frame[frame]));
      }
    }
    framesThisTurn += path.length;
    if (framesThisTurn > FRAMES_PER_TURN) {
      framesThisTurn = path.length;
      yield;
      yield* interner.makeRoom(FRAMES_PER_TURN);
    }
    visit(sample, path);
  }
}
