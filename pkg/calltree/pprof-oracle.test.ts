// SPDX-License-Identifier: Apache-2.0
// computeTop against what `go tool pprof -unit=minimum -top -cum` printed for the same bytes, row by row, for a clone without the
// corpus; pkg/report/pprof-top.test.ts does the whole corpus, line by line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readProfile } from '#pkg/profile';
import { inflateInNode } from '#pkg/testkit';
import { computeTop } from './compute-top';

interface OracleRow {
  readonly flat: string;
  readonly cum: string;
  readonly name: string;
}

interface Oracle {
  readonly total: string;
  readonly rows: readonly OracleRow[];
}

const ROW = /^ *(\S+) +\S+ +\S+ +(\S+) +\S+ {2}(.*?)(?: \((?:partial-)?inline\))?$/;

function parseOracle(text: string): Oracle {
  const [head = '', table = ''] = text.split(/^ +flat .*\n/m);
  const rows = table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, flat = '', cum = '', name = ''] = ROW.exec(line) ?? [];
      return { flat, cum, name };
    });
  return { total: / of (\S+) total/.exec(head)?.[1] ?? '', rows };
}

const UNIT_SIZES: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  kB: 2 ** 10,
  MB: 2 ** 20,
  GB: 2 ** 30,
  ns: 1,
  us: 1e3,
  ms: 1e6,
  s: 1e9,
};

/** `value` as pprof prints it in the unit that `printed` has (internal/measurement ScaledLabel). */
function printLike(value: number, printed: string): string {
  const unit = /[A-Za-z]*$/.exec(printed)?.[0] ?? '';
  const scaled = value / (UNIT_SIZES[unit] ?? Number.NaN);
  const digits = toFixed2(scaled).replace(/\.00$/, '');
  return /^-?0$/.test(digits) ? '0' : digits + unit;
}

// Go rounds a tie to even, JavaScript away from zero. Ties of two decimals are odd multiples of 1/8, exact in a double.
function toFixed2(scaled: number): string {
  const hundredths = scaled * 100;
  const below = Math.floor(hundredths);
  const isTie = Number.isInteger(scaled * 8) && hundredths - below === 0.5;
  return isTie ? ((below % 2 === 0 ? below : below + 1) / 100).toFixed(2) : scaled.toFixed(2);
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The oracle tables of one folder by "<profile>.<sample type>", without the comparisons of two profiles. */
function oracleFilesIn(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  const oracle = path.join(folder, 'oracle');
  for (const name of existsSync(oracle) ? readdirSync(oracle) : []) {
    const match = /^([^.]+)\.topcum-min\.(\w+)\.txt(?:\.gz)?$/.exec(name);
    if (match !== null) {
      found.set(`${match[1]}.${match[2]}`, path.join(oracle, name));
    }
  }
  return found;
}

/** Every folder below `root` that holds recorded profiles. */
function profileFoldersIn(root: string): string[] {
  const folders = readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.pb.gz'))
    .map((entry) => entry.parentPath);
  return [...new Set(folders)].sort();
}

interface Checked {
  profiles: number;
  tables: number;
  rows: number;
  /** Profiles for which pprof's output was not recorded. */
  readonly withoutOracle: string[];
}

async function checkFolder(folder: string, checked: Checked): Promise<void> {
  const oracles = oracleFilesIn(folder);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.pb.gz'))) {
    const profile = await readProfile(readFileSync(path.join(folder, file)), { inflate: inflateInNode });
    const tablesBefore = checked.tables;
    profile.sampleTypes.forEach(({ type }, typeIndex) => {
      const key = `${file.slice(0, -'.pb.gz'.length)}.${type}`;
      const oracleFile = oracles.get(key);
      if (oracleFile !== undefined) {
        const oracle = parseOracle(readText(oracleFile));
        const top = computeTop(profile, typeIndex, { order: 'total' });
        const printed = top.rows.map((row, i) => ({
          flat: printLike(row.self, oracle.rows[i]?.flat ?? ''),
          cum: printLike(row.total, oracle.rows[i]?.cum ?? ''),
          name: row.function,
        }));
        expect({ oracleFile, rows: printed }).toEqual({ oracleFile, rows: oracle.rows });
        expect(printLike(top.total, oracle.total)).toBe(oracle.total);
        oracles.delete(key);
        checked.tables++;
        checked.rows += printed.length;
      }
    });
    if (checked.tables > tablesBefore) {
      checked.profiles++;
    } else {
      checked.withoutOracle.push(path.join(path.basename(path.dirname(folder)), path.basename(folder), file));
    }
  }
  // No table of pprof was left lying.
  expect([...oracles.keys()]).toEqual([]);
}

const NOTHING: Omit<Checked, 'withoutOracle'> = { profiles: 0, tables: 0, rows: 0 };

describe('computeTop of the recorded leaky service', () => {
  it('equals go tool pprof in every row of every sample type', async () => {
    const checked: Checked = { ...NOTHING, withoutOracle: [] };
    for (const folder of profileFoldersIn(path.join(__dirname, 'testdata'))) {
      await checkFolder(folder, checked);
    }
    expect(checked).toEqual({ profiles: 4, tables: 10, rows: 2344, withoutOracle: [] });
  });
});
