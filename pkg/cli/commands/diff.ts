// SPDX-License-Identifier: Apache-2.0
// seep diff: what grew between two profiles, and where.
import { balanceOf, buildDeltaTree, stacksOfProfile } from '#pkg/calltree';
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
  const before = await readOne(places.before, console);
  const after = await readOne(places.after, console);
  const afterIndex = findSampleTypeIndex(after, options.sampleType);
  const sampleType = after.sampleTypes[afterIndex];
  const beforeIndex = findSampleTypeIndex(before, sampleType.type);
  const delta = buildDeltaTree(stacksOfProfile(before, beforeIndex), stacksOfProfile(after, afterIndex));
  const suspects = findSuspects(delta, { top: options.rows });
  const document = buildDiffDocument(sampleType, balanceOf(delta), suspects);
  console.print(options.json ? JSON.stringify(document) : renderDiff(document));
  return EXIT_CODE.ok;
}

async function readOne(place: string, console: ConsolePort): Promise<Profile> {
  const profile = await readPlace(place, { profileName: 'heap' }, readProfile);
  reportWarnings(profile.warnings, console);
  return profile;
}
