// SPDX-License-Identifier: Apache-2.0
// Every table of `go tool pprof -top` that was recorded beside the fixtures, line by line, against renderTop of the same bytes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { computeTop, profileLabels, selectOutputUnit, subtractBase, type Granularity } from '#pkg/calltree';
import { findSampleTypeIndex, readProfile, type Profile } from '#pkg/profile';
import { inflateInNode, sharedFolder } from '#pkg/testkit';
import { renderTop } from './top-report';

/** What one recorded table shows, as its file name says. */
interface Table {
  readonly file: string;
  readonly profile: string;
  readonly base: 'diff' | 'base' | 'diffnorm' | undefined;
  readonly order: 'self' | 'total';
  readonly sampleType: string | undefined;
  readonly granularity: Granularity;
  readonly noInlines: boolean;
}

const TABLE_NAME =
  /^(?:(diff|base|diffnorm)-vs-t0\.)?([\w-]+)\.(top|topcum-min)(?:\.(?!lines|files|functions|filefunctions|addresses)(\w+))?(?:\.(lines|files|functions|filefunctions|addresses|noinlines))?\.txt(?:\.gz)?$/;
const GRANULARITY: Readonly<Record<string, Granularity>> = {
  lines: 'lines',
  files: 'files',
  addresses: 'addresses',
  filefunctions: 'filefunctions',
};
const BASE = { diff: 'diff', base: 'base', diffnorm: 'diffnorm' } as const;

function tablesIn(folder: string): Table[] {
  const oracle = path.join(folder, 'oracle');
  return (existsSync(oracle) ? readdirSync(oracle) : []).flatMap((name) => {
    const match = TABLE_NAME.exec(name);
    if (match === null) {
      return [];
    }
    const [, base, profile, kind, sampleType, view = ''] = match;
    return [
      {
        file: path.join(oracle, name),
        profile: `${profile}.pb.gz`,
        base: base === 'diff' || base === 'base' || base === 'diffnorm' ? BASE[base] : undefined,
        order: kind === 'top' ? 'self' : 'total',
        sampleType,
        granularity: GRANULARITY[view] ?? 'functions',
        noInlines: view === 'noinlines',
      } as const,
    ];
  });
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Reads each profile once. */
class ProfileShelf {
  readonly #profiles = new Map<string, Promise<Profile>>();

  read(file: string): Promise<Profile> {
    const known = this.#profiles.get(file) ?? readProfile(readFileSync(file), { inflate: inflateInNode });
    this.#profiles.set(file, known);
    return known;
  }
}

async function profileOf(table: Table, shelf: ProfileShelf): Promise<Profile> {
  const folder = path.dirname(path.dirname(table.file));
  const profile = await shelf.read(path.join(folder, table.profile));
  if (table.base === undefined) {
    return profile;
  }
  const base = await shelf.read(path.join(path.dirname(folder), 't0', table.profile));
  const mode = table.base === 'base' ? 'base' : 'diff';
  return subtractBase(profile, base, { mode, normalize: table.base === 'diffnorm' });
}

async function printTable(table: Table, shelf: ProfileShelf): Promise<string[]> {
  const profile = await profileOf(table, shelf);
  const index = findSampleTypeIndex(profile, table.sampleType);
  const top = computeTop(profile, index, table);
  const sampleType = profile.sampleTypes[index];
  const unit = selectOutputUnit({ rows: top.rows, total: top.total, unit: sampleType.unit });
  const header = profileLabels(profile, index, { total: top.total, unit });
  return renderTop(top, { sampleType, unit, header }).split('\n');
}

// Go 1.19 wrote the time in another layout than Go 1.26, which ours follows.
const withoutTime = (lines: readonly string[]): string[] => lines.filter((line) => !line.startsWith('Time: '));

interface Checked {
  tables: number;
  lines: number;
}

async function checkFolder(folder: string, checked: Checked): Promise<void> {
  const shelf = new ProfileShelf();
  for (const table of tablesIn(folder)) {
    const expected = readText(table.file).split('\n').slice(0, -1);
    const printed = await printTable(table, shelf);
    expect({ file: table.file, lines: withoutTime(printed) }).toEqual({
      file: table.file,
      lines: withoutTime(expected),
    });
    checked.tables++;
    checked.lines += expected.length;
  }
}

function foldersWithOracles(root: string): string[] {
  const folders = readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'oracle')
    .map((entry) => entry.parentPath);
  return folders.sort();
}

const shared = sharedFolder();

// The corpus is 100 MB and lies beside the repository; a clone without it has the tests of top-report.test.ts and of calltree.
(shared === undefined ? describe.skip : describe)('renderTop of the whole corpus (needs ../shared)', () => {
  const root = path.join(shared ?? '', 'fixtures');
  const folders = shared === undefined ? [] : foldersWithOracles(root);
  const checked: Checked = { tables: 0, lines: 0 };

  it.each(shared === undefined ? ['-'] : folders.map((folder) => path.relative(root, folder)))(
    'prints the lines of go tool pprof -top for %s',
    async (folder) => checkFolder(path.join(root, folder), checked)
  );

  it('checked every table that was recorded', () => {
    const recorded = folders.flatMap((folder) => readdirSync(path.join(folder, 'oracle')));
    // pprof reads the text forms of heap profiles without their function names: those tables are the business of profile.
    const tables = recorded.filter((name) => /\.top(?:cum-min)?\./.test(name) && !name.includes('.debug1.'));
    expect(checked.tables).toBe(tables.length);
    expect(checked).toEqual({ tables: 2196, lines: 194_929 });
  });
});
