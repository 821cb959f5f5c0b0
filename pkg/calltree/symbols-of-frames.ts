// SPDX-License-Identifier: Apache-2.0
// A frame table as the functions, locations and strings of a profile.
import { inSlices, NONE, type PausableWork } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import type { FlameShape } from './call-tree';

/** Names that are looked at between two pauses: some microseconds each. */
const NAMES_PER_TURN = 1024;

export interface FrameSymbols extends Pick<Profile, 'functions' | 'locations' | 'strings'> {
  /** By frame: its location; NONE for a frame that no node has. */
  readonly locationOfFrame: Int32Array;
  /** Index of a text that was asked for, or of a name. */
  readonly stringIndex: (text: string) => number;
}

/**
 * One function and one location for every frame that a node below the root has, in frame order; `texts` are added to the strings.
 * A profile's strings are UTF-8, which has no lone surrogates: each becomes "\uFFFD".
 */
export function* symbolsOfFrames({ frames, frame }: FlameShape, texts: readonly string[]): PausableWork<FrameSymbols> {
  const strings = [''];
  const indexes = new Map([['', 0]]);
  const stringIndex = (text: string): number => {
    const index = indexes.get(text) ?? strings.push(text) - 1;
    indexes.set(text, index);
    return index;
  };
  texts.forEach(stringIndex);
  const used = usedFrames(frames.length, frame);
  const locationOfFrame = new Int32Array(frames.length).fill(NONE);
  used.forEach((usedFrame, location) => (locationOfFrame[usedFrame] = location));
  yield;
  const name = new Int32Array(used.length);
  const fileName = new Int32Array(used.length);
  const enter = (column: Int32Array, text: readonly string[]) =>
    inSlices(
      used.length,
      (from, to) => {
        for (let i = from; i < to; i++) {
          column[i] = stringIndex(toWellFormed(text[used[i]]));
        }
      },
      NAMES_PER_TURN
    );
  yield* enter(name, frames.name);
  yield;
  yield* enter(fileName, frames.file);
  yield;
  return {
    functions: {
      length: used.length,
      name,
      systemName: name,
      fileName,
      startLine1: new Int32Array(used.length),
    },
    locations: {
      length: used.length,
      mapping: new Int32Array(used.length).fill(NONE),
      address: new Float64Array(used.length),
      lineStart: Int32Array.from({ length: used.length + 1 }, (_, location) => location),
      lineFunction: used.map((_, location) => location),
      line1: used.map((row) => frames.line1[row]),
    },
    strings,
    locationOfFrame,
    stringIndex,
  };
}

function usedFrames(frameCount: number, frame: FlameShape['frame']): Int32Array {
  const isUsed = new Uint8Array(frameCount);
  for (let node = 1; node < frame.length; node++) {
    isUsed[frame[node]] = 1;
  }
  return Int32Array.from(isUsed.keys()).filter((row) => isUsed[row] === 1);
}

function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
