// SPDX-License-Identifier: Apache-2.0
// seep top: the functions of one profile, as `go tool pprof -top` counts them.
import { computeTop } from '#pkg/calltree';
import { findSampleTypeIndex, readProfile } from '#pkg/profile';
import { buildTopDocument, renderTop } from '#pkg/report';
import type { ConsolePort } from '../console-port';
import { EXIT_CODE, type ExitCode } from '../exit-code';
import { readPlace } from '../read-place';
import { reportWarnings } from '../report-warnings';

export interface TopOptions {
  readonly sampleType?: string;
  readonly cum: boolean;
  readonly rows: number;
  readonly json: boolean;
}

export async function runTop(place: string, options: TopOptions, console: ConsolePort): Promise<ExitCode> {
  const profile = await readPlace(place, { profileName: 'heap' }, readProfile);
  reportWarnings(profile.warnings, console);
  const index = findSampleTypeIndex(profile, options.sampleType);
  const top = computeTop(profile, index, { order: options.cum ? 'total' : 'self' });
  const document = buildTopDocument(top, profile.sampleTypes[index], options.rows);
  console.print(options.json ? JSON.stringify(document) : renderTop(document, top.rows.length));
  return EXIT_CODE.ok;
}
