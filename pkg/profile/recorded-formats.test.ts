// SPDX-License-Identifier: Apache-2.0
// Every recorded answer through the door, none left out: profiles are read, everything else is refused by its name; texts add up to
// what `go tool pprof` made of them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateInNode, sharedFolder } from '#pkg/testkit';
import { ProfileError, readProfile, type Profile } from './index';

const shared = sharedFolder();
const fixtures = path.join(shared ?? '', 'fixtures');
const files =
  shared === undefined
    ? []
    : readdirSync(fixtures, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(fixtures, path.join(entry.parentPath ?? entry.path, entry.name)))
        .filter((file) => !file.includes('oracle') && file.includes(path.sep));

const PROFILE = /\.pb\.gz$|\.debug[12]\.txt(?:\.gz)?$|select-merge-(?!.*error)/;
// What answers are that are no profiles.
const REFUSALS: ReadonlyArray<readonly [file: RegExp, codes: readonly string[]]> = [
  [/empty-profile|empty-series/, ['no-sample-types']],
  [/pyroscope.diff\.json$/, ['unsupported-format']],
  // Arguments with NUL between them: not text, and not protobuf either.
  [/cmdline\.txt$/, ['corrupt-protobuf', 'truncated-protobuf', 'no-sample-types', 'text-instead-of-profile']],
  [/index\.html$/, ['html-instead-of-profile', 'text-instead-of-profile']],
  [/\.json$|\.txt$|\.md$/, ['text-instead-of-profile']],
];

// "100% of 97.61MB total" -> 97.61 MB, in the unit of the sample type.
const TOTAL = /of (-?[\d.]+)([a-zA-Z]*) total/;
const FACTORS: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  kB: 1024,
  MB: 1024 ** 2,
  GB: 1024 ** 3,
  ns: 1,
  us: 1e3,
  ms: 1e6,
  s: 1e9,
  mins: 60e9,
  hrs: 3600e9,
  days: 86_400e9,
};

function totalOf({ samples, sampleTypes, defaultSampleTypeIndex }: Profile): number {
  let total = 0;
  for (let at = defaultSampleTypeIndex; at < samples.value.length; at += sampleTypes.length) {
    total += samples.value[at];
  }
  return total;
}

const read = (file: string): Promise<Profile> =>
  readProfile(readFileSync(path.join(fixtures, file)), { inflate: inflateInNode });

// The recordings lie beside the repository.
(shared === undefined ? describe.skip : describe)('readProfile of the recordings (needs ../shared)', () => {
  it('reads every profile and refuses every other answer', async () => {
    const found = { profiles: 0, refused: 0 };
    for (const file of files) {
      if (PROFILE.test(file)) {
        const profile = await read(file);
        expect({ file, warnings: profile.warnings, isEmpty: profile.sampleTypes.length === 0 }).toEqual({
          file,
          warnings: [],
          isEmpty: false,
        });
        found.profiles++;
      } else {
        const [, codes = []] = REFUSALS.find(([pattern]) => pattern.test(file)) ?? [];
        const error = await read(file).then(
          () => undefined,
          (reason: unknown) => reason
        );
        expect({
          file,
          code: error instanceof ProfileError && codes.includes(error.code) ? 'expected' : error,
        }).toEqual({
          file,
          code: 'expected',
        });
        found.refused++;
      }
    }
    expect(found.profiles + found.refused).toBe(files.length);
    expect(found.profiles).toBeGreaterThan(600);
  }, 120_000);

  it('adds up to what go tool pprof reads from every text form', async () => {
    let compared = 0;
    for (const file of files.filter((name) => /\.debug1\.txt(?:\.gz)?$/.test(name))) {
      const oracle = path.join(
        fixtures,
        path.dirname(file),
        'oracle',
        `${path.basename(file).replace(/\.txt(?:\.gz)?$/, '')}.top.txt`
      );
      const [, number, unit] = (existsSync(oracle) && TOTAL.exec(readFileSync(oracle, 'utf8'))) || [];
      if (number === undefined || unit === undefined) {
        continue;
      }
      const factor = FACTORS[unit];
      // Half a unit of the last digit that pprof prints.
      const digits = (number.split('.')[1] ?? '').length;
      const total = totalOf(await read(file)) / factor;
      expect({ file, difference: Math.abs(total - Number(number)) <= 0.5001 * 10 ** -digits }).toEqual({
        file,
        difference: true,
      });
      compared++;
    }
    expect(compared).toBeGreaterThan(130);
  }, 120_000);

  it('finds the same total in both JSON forms of one profile', async () => {
    const totals = await Promise.all(
      ['heap-t2', 'stacktraces-pprof-t2', 'stacktraces-flame-t2'].map(async (name) =>
        totalOf(await read(`pyroscope/select-merge-${name.startsWith('heap') ? 'profile-' : ''}${name}.json`))
      )
    );
    expect(totals).toEqual([1_233_923_310, 1_233_923_310, 1_233_923_310]);
  });
});
