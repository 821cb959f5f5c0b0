// SPDX-License-Identifier: Apache-2.0
// seep top: what `go tool pprof -top` prints of one profile, or of what two differ in.
import {
  computeTop,
  computeTotal,
  filterSamples,
  profileLabels,
  pruneFrames,
  selectOutputUnit,
  subtractBase,
  type Granularity,
  type TopTable,
} from '#pkg/calltree';
import { findSampleTypeIndex, readProfile, type Profile } from '#pkg/profile';
import { buildTopDocument, renderTop } from '#pkg/report';
import { CliError } from '../cli-error';
import type { ConsolePort } from '../console-port';
import { EXIT_CODE, type ExitCode } from '../exit-code';
import { readPlace } from '../read-place';
import { reportWarnings } from '../report-warnings';

const MAX_FILTER_LENGTH = 80;

export interface TopOptions {
  readonly sampleType?: string;
  readonly diffBase?: string;
  readonly base?: string;
  readonly normalize: boolean;
  readonly focus?: string;
  readonly ignore?: string;
  readonly hide?: string;
  readonly show?: string;
  readonly showFrom?: string;
  readonly tagfocus?: string;
  readonly tagignore?: string;
  readonly granularity: Granularity;
  readonly noinlines: boolean;
  readonly unit: string;
  readonly cum: boolean;
  readonly rows: number;
  readonly nodeFraction: number;
  readonly edgeFraction: number;
  readonly json: boolean;
}

export async function runTop(place: string, options: TopOptions, console: ConsolePort): Promise<ExitCode> {
  const whole = pruneFrames(await readCompared(place, options));
  const index = findSampleTypeIndex(whole, options.sampleType);
  const profile = filterSamples(whole, { ...options, tagFocus: options.tagfocus, tagIgnore: options.tagignore });
  reportWarnings(profile.warnings, console);
  const top = computeTop(profile, index, {
    order: options.cum ? 'total' : 'self',
    granularity: options.granularity,
    noInlines: options.noinlines,
    nodeCount: options.rows,
    nodeFraction: options.nodeFraction,
    edgeFraction: options.edgeFraction,
    // As pprof does: percentages are of the whole profile, whatever is in focus.
    referenceTotal: computeTotal(whole, index),
  });
  const sampleType = profile.sampleTypes[index];
  console.print(
    options.json ? JSON.stringify(buildTopDocument(top, sampleType)) : textOf({ profile, index, top }, options)
  );
  return EXIT_CODE.ok;
}

async function readCompared(place: string, options: TopOptions): Promise<Profile> {
  const { diffBase, base, normalize } = options;
  if (diffBase !== undefined && base !== undefined) {
    throw new CliError('wrong-use', 'use either --diff-base or --base');
  }
  const basePlace = diffBase ?? base;
  if (normalize && basePlace === undefined) {
    throw new CliError('wrong-use', '--normalize needs --diff-base or --base');
  }
  const read = (from: string): Promise<Profile> => readPlace(from, { profileName: 'heap' }, readProfile);
  const profile = await read(place);
  const mode = diffBase === undefined ? 'base' : 'diff';
  return basePlace === undefined ? profile : subtractBase(profile, await read(basePlace), { mode, normalize });
}

function textOf({ profile, index, top }: { profile: Profile; index: number; top: TopTable }, options: TopOptions) {
  const sampleType = profile.sampleTypes[index];
  const unit = selectOutputUnit({ rows: top.rows, total: top.total, unit: sampleType.unit }, options.unit);
  const header = [...profileLabels(profile, index, { total: top.total, unit }), ...activeFilters(options)];
  return renderTop(top, { sampleType, unit, header, nodeFraction: options.nodeFraction });
}

// driver.go reportOptions, report.go legendActiveFilters.
function activeFilters(options: TopOptions): string[] {
  const { focus, ignore, hide, show, showFrom, tagfocus, tagignore } = options;
  const named = Object.entries({ focus, ignore, hide, show, show_from: showFrom, tagfocus, tagignore });
  const lines = named.flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));
  const shorten = (line: string): string =>
    line.length > MAX_FILTER_LENGTH ? `${line.slice(0, MAX_FILTER_LENGTH)}…` : line;
  return lines.length === 0 ? [] : ['Active filters:', ...lines.map((line) => `   ${shorten(line)}`)];
}
