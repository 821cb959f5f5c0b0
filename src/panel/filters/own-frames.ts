// SPDX-License-Identifier: Apache-2.0
// Which functions are the application's own.
import type { PausableWork } from '#pkg/base';
import { type FrameTable, LinearRegex, packageOf, TreeError } from '#pkg/calltree';
import { classifyFramesInTurns } from '#pkg/findings';

/** By a regular expression over packages, or, when that is "" or wrong, as pkg/findings classifies frames. O(frames). */
export function* ownFramesOf(frames: FrameTable, ownPackages: string): PausableWork<(frame: number) => boolean> {
  const expression = compile(ownPackages);
  if (expression instanceof LinearRegex) {
    return (frame) => expression.test(packageOf(frames.name[frame] ?? ''));
  }
  const { ownerOf } = yield* classifyFramesInTurns(frames);
  return (frame) => ownerOf(frame) === 'own';
}

/** What is wrong with an expression for own packages; "" when nothing is. */
export function ownPackagesProblem(ownPackages: string): string {
  const expression = compile(ownPackages);
  return expression instanceof TreeError ? expression.message : '';
}

function compile(ownPackages: string): LinearRegex | TreeError | undefined {
  try {
    return ownPackages === '' ? undefined : new LinearRegex(ownPackages);
  } catch (error) {
    if (error instanceof TreeError) {
      return error;
    }
    throw error;
  }
}
