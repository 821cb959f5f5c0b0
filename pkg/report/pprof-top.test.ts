// SPDX-License-Identifier: Apache-2.0
// Every table of `go tool pprof -top` that was recorded beside the fixtures, line by line, against renderTop of the same bytes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { computeTop, profileLabels, selectOutputUnit, subtractBase } from '#pkg/calltree';
import { findSampleTypeIndex, readProfile, type Profile } from '#pkg/profile';
import { inflateInNode, oracleFiles, readOracleText, sharedFolder, type OracleFile } from '#pkg/testkit';
import { renderTop } from './top-report';

/** Reads each profile once. */
class ProfileShelf {
  readonly #profiles = new Map<string, Promise<Profile>>();

  read(file: string): Promise<Profile> {
    const known = this.#profiles.get(file) ?? readProfile(readFileSync(file), { inflate: inflateInNode });
    this.#profiles.set(file, known);
    return known;
  }
}

async function profileOf({ kind, profileFile, base }: OracleFile, shelf: ProfileShelf): Promise<Profile> {
  const profile = await shelf.read(profileFile);
  if (base === undefined) {
    return kind === 'debug1-top' ? withoutFunctions(profile) : profile;
  }
  const mode = base.mode === 'base' ? 'base' : 'diff';
  return subtractBase(profile, await shelf.read(base.file), { mode, normalize: base.mode === 'diffnorm' });
}

/** What pprof makes of Go's text forms: it reads their addresses, not the comments that name the functions. */
function withoutFunctions(profile: Profile): Profile {
  const none = new Int32Array(0);
  const lineStart = new Int32Array(profile.locations.length + 1);
  return { ...profile, locations: { ...profile.locations, lineStart, lineFunction: none, line1: none } };
}

async function printTable(oracle: OracleFile, shelf: ProfileShelf): Promise<string[]> {
  const profile = await profileOf(oracle, shelf);
  const index = findSampleTypeIndex(profile, oracle.sampleType);
  const top = computeTop(profile, index, {
    order: oracle.kind === 'topcum-min' ? 'total' : 'self',
    granularity: oracle.view === undefined || oracle.view === 'noinlines' ? 'functions' : oracle.view,
    noInlines: oracle.view === 'noinlines',
  });
  const sampleType = profile.sampleTypes[index];
  const unit = selectOutputUnit({ rows: top.rows, total: top.total, unit: sampleType.unit });
  const header = profileLabels(profile, index, { total: top.total, unit });
  return renderTop(top, { sampleType, unit, header }).split('\n');
}

// Go 1.19 wrote the time in another layout than Go 1.26, which ours follows.
const withoutTime = (lines: readonly string[]): string[] => lines.filter((line) => !line.startsWith('Time: '));

/**
 * What is compared of a table. Of threadcreate as text only the total: since Go 1.24 it has addresses of 0 for threads without a
 * stack and behind the end of stacks, which pprof takes for code at 2^64 - 1, "<unknown>", and we for no stack, as Go means it.
 */
function comparedPart({ kind, file }: OracleFile, lines: readonly string[]): readonly string[] {
  return kind === 'debug1-top' && path.basename(file).startsWith('threadcreate.')
    ? lines.flatMap((line) => / of \S+ total$/.exec(line) ?? [])
    : withoutTime(lines);
}

const shared = sharedFolder();

// The corpus is 100 MB and lies beside the repository; a clone without it has the tests of top-report.test.ts and of calltree.
(shared === undefined ? describe.skip : describe)('renderTop of the whole corpus (needs ../shared)', () => {
  const root = path.join(shared ?? '', 'fixtures');
  const tables = shared === undefined ? [] : oracleFiles(root, 'top', 'topcum-min', 'debug1-top');
  const folders = [...new Set(tables.map(({ file }) => path.relative(root, path.dirname(file))))];
  const checked = { tables: 0, lines: 0, tablesOfTexts: 0 };

  it.each(shared === undefined ? ['-'] : folders)('prints the lines of go tool pprof -top for %s', async (folder) => {
    const shelf = new ProfileShelf();
    for (const oracle of tables.filter(({ file }) => path.relative(root, path.dirname(file)) === folder)) {
      const expected = readOracleText(oracle).split('\n').slice(0, -1);
      const printed = await printTable(oracle, shelf);
      expect({ file: oracle.file, lines: comparedPart(oracle, printed) }).toEqual({
        file: oracle.file,
        lines: comparedPart(oracle, expected),
      });
      checked[oracle.kind === 'debug1-top' ? 'tablesOfTexts' : 'tables']++;
      checked.lines += expected.length;
    }
  });

  it('checked every table that was recorded', () => {
    expect(checked.tables + checked.tablesOfTexts).toBe(tables.length);
    expect(checked).toEqual({ tables: 2196, lines: 195_487, tablesOfTexts: 142 });
  });

  it('reads the text forms that pprof refuses, whole', async () => {
    const refusals = shared === undefined ? [] : oracleFiles(root, 'refusal');
    for (const oracle of refusals) {
      expect(readOracleText(oracle)).toContain('malformed profile format');
      const text = readFileSync(oracle.profileFile, 'latin1');
      const profile = await readProfile(readFileSync(oracle.profileFile), { inflate: inflateInNode });
      const [, total] = /^threadcreate profile: total (\d+)\n/.exec(text) ?? [];
      expect({ file: oracle.profileFile, total: computeTop(profile, 0).total }).toEqual({
        file: oracle.profileFile,
        total: Number(total),
      });
    }
    expect(refusals.length).toBe(6);
  });
});
