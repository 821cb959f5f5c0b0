// SPDX-License-Identifier: Apache-2.0
// All columns of a profile against what `go tool pprof -raw` dumped of the same bytes, line by line: types, period, time, duration,
// samples with values, stacks and labels, locations with their inlined lines, functions, mappings. The printer is here only for that.
import path from 'node:path';
import { NONE } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import { oracleFiles, readOracleProfile, readOracleText, sharedFolder } from '#pkg/testkit';
import { compareNames } from './compare-names';
import { labelsOfSample, stackOfSample, valuesOfSample } from './sample-parts';

const LABEL_INDENT = ' '.repeat(16);
const INLINED_INDENT = ' '.repeat(13);
// Our times are doubles of milliseconds: 244 ns apart in this century.
const TIME_STEP_NS = 250n;

/** profile.go String, as of Go 1.19: without columns. Time and duration as `expected` has them when they agree. */
function printRaw(profile: Profile, expected: readonly string[]): string[] {
  const { periodType, samples, locations, mappings } = profile;
  return [
    ...profile.comments.map((comment) => `Comment: ${comment}`),
    ...(periodType === undefined ? [] : [`PeriodType: ${periodType.type} ${periodType.unit}`]),
    `Period: ${profile.period}`,
    ...(profile.timeUnixMs === 0 ? [] : [timeLine(profile, expected)]),
    // Go prints the first four characters of the text, whatever the unit.
    ...(profile.durationMs === 0 ? [] : [`Duration: ${String(profile.durationMs / 1000).slice(0, 4)}`]),
    'Samples:',
    typesLine(profile, expected),
    ...Array.from({ length: samples.length }, (_, sample) => printSample(profile, sample)).flat(),
    'Locations',
    ...Array.from({ length: locations.length }, (_, location) => printLocation(profile, location)).flat(),
    'Mappings',
    ...mappings.map(
      ({ start, limit, offset, fileName, buildId, ...has }, row) =>
        `${row + 1}: ${hex(start)}/${hex(limit)}/${hex(offset)} ${fileName} ${buildId} ` +
        (has.hasFunctions === true ? '[FN]' : '') +
        (has.hasFileNames === true ? '[FL]' : '') +
        (has.hasLineNumbers === true ? '[LN]' : '') +
        (has.hasInlineFrames === true ? '[IN]' : '')
    ),
  ];
}

/** Marks the default type where pprof does: we do not tell a file that names its last type from one that names none. */
function typesLine({ sampleTypes, defaultSampleTypeIndex }: Profile, expected: readonly string[]): string {
  const isStated = expected.some((line) => line.includes('[dflt]'));
  return sampleTypes
    .map(({ type, unit }, i) => `${type}/${unit}${isStated && i === defaultSampleTypeIndex ? '[dflt]' : ''}`)
    .join(' ');
}

function timeLine({ timeUnixMs }: Profile, expected: readonly string[]): string {
  const ours = BigInt(Math.floor(timeUnixMs)) * 1_000_000n + BigInt(Math.round((timeUnixMs % 1) * 1e6));
  const line = expected.find((candidate) => candidate.startsWith('Time: ')) ?? '';
  const [, day, time, fraction = ''] = /^Time: (\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))? \+0000 UTC$/.exec(line) ?? [];
  const theirs = BigInt(Date.parse(`${day}T${time}Z`)) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
  const distance = ours < theirs ? theirs - ours : ours - theirs;
  return distance < TIME_STEP_NS ? line : `Time: ${ours} ns`;
}

/** Nothing for a sample without a stack: Go 1.19's pprof lost these after it had counted them, Go 1.26's prints them. */
function printSample(profile: Profile, sample: number): string[] {
  if (stackOfSample(profile, sample).length === 0) {
    return [];
  }
  const values = Array.from(valuesOfSample(profile, sample), (value) => ` ${String(value).padStart(10)}`).join('');
  const stack = Array.from(stackOfSample(profile, sample), (location) => `${location + 1} `).join('');
  const [texts, numbers] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const { key, text, number, unit } of labelsOfSample(profile, sample)) {
    const name = profile.strings[key];
    const unitName = profile.strings[unit];
    const [lists, value] =
      text === 0 ? [numbers, `${number}${unitName && ` ${unitName}`}`] : [texts, profile.strings[text]];
    lists.set(name, [...(lists.get(name) ?? []), value]);
  }
  return [`${values}: ${stack}`, ...printLabels(texts), ...printLabels(numbers)];
}

function printLabels(lists: ReadonlyMap<string, readonly string[]>): string[] {
  const labels = [...lists].map(([key, values]) => `${key}:[${values.join(' ')}]`).sort(compareNames);
  return labels.length === 0 ? [] : [LABEL_INDENT + labels.join(' ')];
}

function printLocation({ locations, functions, strings }: Profile, location: number): string[] {
  const mapping = locations.mapping[location];
  const head =
    `${String(location + 1).padStart(6)}: ${hex(locations.address[location])} ` +
    (mapping === NONE ? '' : `M=${mapping + 1} `) +
    (locations.isFolded?.[location] === 1 ? '[F] ' : '');
  const [first, end] = [locations.lineStart[location], locations.lineStart[location + 1]];
  const lines = Array.from(locations.lineFunction.subarray(first, end), (row, i) => {
    if (row === NONE) {
      return '??';
    }
    const [name, systemName] = [strings[functions.name[row]], strings[functions.systemName[row]]];
    const at = `${strings[functions.fileName[row]]}:${locations.line1[first + i]} s=${functions.startLine1[row]}`;
    return `${name} ${at}${name === systemName ? '' : `(${systemName})`}`;
  });
  return lines.length === 0 ? [head] : lines.map((line, i) => (i === 0 ? head : INLINED_INDENT) + line);
}

// 2^64 - 1 is 2^64 as a double.
function hex(value: number): string {
  return value < 2 ** 64 ? `0x${BigInt(value).toString(16)}` : '0xffffffffffffffff';
}

const shared = sharedFolder();

// The dumps are 30 MB and lie beside the repository; a clone without them has the tables of pprof-oracle.test.ts.
(shared === undefined ? describe.skip : describe)('decoded columns of the corpus (needs ../shared)', () => {
  const root = path.join(shared ?? '', 'fixtures');
  const dumps = shared === undefined ? [] : oracleFiles(root, 'raw');
  const folders = [...new Set(dumps.map(({ file }) => path.relative(root, path.dirname(file))))];
  const checked = { dumps: 0, lines: 0 };

  it.each(shared === undefined ? ['-'] : folders)('equal what go tool pprof -raw dumps for %s', async (folder) => {
    for (const dump of dumps.filter(({ file }) => path.relative(root, path.dirname(file)) === folder)) {
      const expected = readOracleText(dump).split('\n').slice(0, -1);
      const printed = printRaw(await readOracleProfile(dump), expected);
      expect({ file: dump.file, lines: printed }).toEqual({ file: dump.file, lines: expected });
      checked.dumps++;
      checked.lines += expected.length;
    }
  });

  it('checked every dump that was recorded', () => {
    expect(checked.dumps).toBe(dumps.length);
    expect(checked).toEqual({ dumps: 296, lines: 83_636 });
  });
});
