// SPDX-License-Identifier: Apache-2.0
// seep diff: what grew between two profiles, and where.
import { balanceOf, buildDeltaTree, pruneFrames, stacksOfProfile } from '#pkg/calltree';
import { findSuspects } from '#pkg/findings';
import { findSampleTypeIndex, readProfile, type Profile } from '#pkg/profile';
import { buildDiffDocument, renderDiff } from '#pkg/report';
import type { ConsolePort } from '../console-port';
import { EXIT_CODE, type ExitCode } from '../exit-code';
import { readPlace } from '../read-place';
import { reportWarnings } from '../report-warnings';

export interface DiffOptions {
  readonly sampleType?: string;
  readonly rows: number;
  readonly json: boolean;
}

export async function runDiff(
  places: { before: string; after: string },
  options: DiffOptions,
  console: ConsolePort
): Promise<ExitCode> {
  const read = (place: string): Promise<Profile> => readPlace(place, { profileName: 'heap' }, readProfile);
  const wholeBefore = await read(places.before);
  const after = pruneFrames(await read(places.after));
  reportWarnings([...wholeBefore.warnings, ...after.warnings], console);
  // As in pprof, where a base is merged into the profile before frames are dropped: one rule for both.
  const before = pruneFrames({ ...wholeBefore, dropFrames: after.dropFrames, keepFrames: after.keepFrames });
  const afterIndex = findSampleTypeIndex(after, options.sampleType);
  const sampleType = after.sampleTypes[afterIndex];
  const beforeIndex = findSampleTypeIndex(before, sampleType.type);
  const delta = buildDeltaTree(stacksOfProfile(before, beforeIndex), stacksOfProfile(after, afterIndex));
  const suspects = findSuspects(delta, { top: options.rows });
  const document = buildDiffDocument(sampleType, balanceOf(delta), suspects);
  console.print(options.json ? JSON.stringify(document) : renderDiff(document));
  return EXIT_CODE.ok;
}
