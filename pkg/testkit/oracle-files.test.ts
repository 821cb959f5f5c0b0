// SPDX-License-Identifier: Apache-2.0
// Every recorded file beside the repository is compared with something, or listed here with the reason why it is not.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesBelow, isOracleFile, ORACLE_KINDS, parseOracleFile, sharedFolder, type OracleKind } from './index';

/** The test that compares all outputs of a kind: it takes them from oracleFiles, and counts them. */
const COMPARED_IN: Readonly<Record<OracleKind, string>> = {
  top: 'report/pprof-top.test.ts',
  'topcum-min': 'report/pprof-top.test.ts',
  tree: 'calltree/pprof-graph.test.ts',
  peek: 'calltree/pprof-graph.test.ts',
  traces: 'calltree/pprof-graph.test.ts',
  tags: 'calltree/pprof-graph.test.ts',
  dot: 'calltree/pprof-dot.test.ts',
  raw: 'calltree/pprof-raw.test.ts',
  'debug1-top': 'report/pprof-top.test.ts',
  refusal: 'report/pprof-top.test.ts',
};

interface Rule {
  /** On the path below the fixtures. */
  readonly pattern: RegExp;
  readonly readIn: string;
  readonly reason: string;
  /** How many there are. */
  readonly files: number;
}

/** Files without an output of pprof: where they are read, and why there is nothing of pprof's to compare. */
const WITHOUT_ORACLE: readonly Rule[] = [
  {
    pattern: /^single-\w+\/t[01]\/(?:allocs|block|mutex|threadcreate)\.pb\.gz$/,
    readIn: 'profile/decode-profile.test.ts',
    reason: 'pprof was run on heap and goroutine of these only; equal in every column to the decoder over protobufjs',
    files: 144,
  },
  {
    pattern: /\/goroutineleak\.debug[12]\.txt$/,
    readIn: 'profile/recorded-formats.test.ts',
    reason: 'pprof was not run on them: they list no goroutine but, with debug=2, the one that writes',
    files: 4,
  },
  {
    pattern: /\/goroutine\.debug2\.txt(?:\.gz)?$/,
    readIn: 'profile/goroutine-groups.test.ts',
    reason: 'pprof does not read this form; counted by a plain pattern, states compared with the profile of the moment',
    files: 58,
  },
  {
    pattern: /\/(?:vars\.json|metrics\.txt)$/,
    readIn: 'sources/recorded-memory.test.ts',
    reason: 'not a profile; figures compared with what a plain pattern finds',
    files: 80,
  },
  {
    pattern: /\/index\.html$/,
    readIn: 'sources/parse-index-page.test.ts',
    reason: 'not a profile; rows compared with what a plain pattern finds',
    files: 22,
  },
  {
    pattern: /^pyroscope\/select-merge-[\w-]+\.json$/,
    readIn: 'profile/recorded-formats.test.ts',
    reason: 'pprof does not read JSON; read without a warning, one of them in both forms with one total',
    files: 9,
  },
  {
    pattern: /^pyroscope\/(?!select-merge|manifest)[\w-]+\.json$/,
    readIn: 'profile/recorded-formats.test.ts',
    reason: 'lists, series and errors, no profiles: refused by name',
    files: 15,
  },
  {
    pattern: /\/(?:cmdline|[\w-]+\.error|heap-badseconds)\.txt$/,
    readIn: 'profile/recorded-formats.test.ts',
    reason: 'not a profile: refused by name',
    files: 82,
  },
  {
    pattern: /\/manifest\.json$/,
    readIn: 'profile/recorded-formats.test.ts',
    reason: 'what the recorder noted of the answers: refused by name',
    files: 59,
  },
  { pattern: /^README\.md$/, readIn: 'testkit/oracle-files.test.ts', reason: 'says what was recorded', files: 1 },
];

const rulesOf = (name: string): readonly Rule[] => WITHOUT_ORACLE.filter(({ pattern }) => pattern.test(name));

interface Coverage {
  /** Outputs by kind, and the number of profiles that one of them was printed from. */
  readonly outputs: Readonly<Record<string, number>>;
  readonly profiles: number;
  /** Files by the reason that they have no output. */
  readonly others: Readonly<Record<string, number>>;
  /** Outputs of no known kind, files that nothing is known of, and files that have both an output and a reason to have none. */
  readonly unclear: readonly string[];
}

function coverageOf(root: string): Coverage {
  const outputs: Record<string, number> = {};
  const others: Record<string, number> = {};
  const printed = new Set<string>();
  const [unclear, recorded]: [string[], string[]] = [[], []];
  for (const file of filesBelow(root)) {
    const oracle = isOracleFile(file) ? parseOracleFile(file) : undefined;
    if (oracle !== undefined) {
      outputs[oracle.kind] = (outputs[oracle.kind] ?? 0) + 1;
      printed.add(oracle.profileFile);
    } else {
      (isOracleFile(file) ? unclear : recorded).push(file);
    }
  }
  for (const file of recorded) {
    const [rule, ...further] = rulesOf(path.relative(root, file).replaceAll(path.sep, '/'));
    if (further.length > 0 || (rule === undefined) !== printed.has(file)) {
      unclear.push(file);
    } else if (rule !== undefined) {
      others[rule.reason] = (others[rule.reason] ?? 0) + 1;
    }
  }
  return { outputs, profiles: printed.size, others, unclear: unclear.map((file) => path.relative(root, file)) };
}

describe('coverageOf', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'seep-oracles-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('finds outputs of a new kind or without their profile, and recorded files that nothing is known of', () => {
    const names = [
      't0/heap.pb.gz',
      't1/heap.pb.gz',
      't1/goroutine.debug1.txt',
      't1/oracle/heap.top.inuse_space.lines.txt',
      't1/oracle/goroutine.debug1.top.txt',
      't1/oracle/diff-vs-t0.heap.traces.txt.gz',
      't1/oracle/diff-vs-t9.heap.traces.txt',
      't1/oracle/heap.callgrind.txt',
      't1/oracle/heap.raw.json',
      't1/oracle/heap.top.lines.inuse_space.txt',
      't1/oracle/heap.top.inuse_space.sideways.txt',
      't1/oracle/heap.raw.err',
      't1/oracle/goroutine.debug1.raw.txt',
      't1/oracle/diff-vs-t0.goroutine.debug1.top.txt',
      't1/oracle/allocs.raw.txt',
      't1/vars.json',
      't1/oracle/vars.json',
      't1/trace.bin',
    ].map((name) => `service/${name}`);
    for (const name of names) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), '');
    }
    const { outputs, profiles, unclear } = coverageOf(root);
    expect(outputs).toEqual({ top: 1, traces: 1, 'debug1-top': 1 });
    expect(profiles).toBe(2);
    expect([...unclear].sort()).toEqual([...names.slice(6, 15), ...names.slice(16), 'service/t0/heap.pb.gz'].sort());
  });
});

const shared = sharedFolder();

// The corpus is 100 MB and lies beside the repository.
(shared === undefined ? describe.skip : describe)('the recorded corpus (needs ../shared)', () => {
  it('has no file that is neither compared nor listed with a reason', () => {
    const { outputs, profiles, others, unclear } = coverageOf(path.join(shared ?? '', 'fixtures'));
    expect(unclear).toEqual([]);
    expect({ outputs, profiles }).toEqual({
      outputs: {
        top: 1452,
        'topcum-min': 744,
        tree: 58,
        peek: 58,
        traces: 298,
        tags: 65,
        dot: 22,
        raw: 296,
        'debug1-top': 142,
        refusal: 6,
      },
      profiles: 444,
    });
    expect(others).toEqual(Object.fromEntries(WITHOUT_ORACLE.map(({ reason, files }) => [reason, files])));
  });

  it('is compared and read in tests that there are', () => {
    const tests = [...ORACLE_KINDS.map((kind) => COMPARED_IN[kind]), ...WITHOUT_ORACLE.map(({ readIn }) => readIn)];
    expect(tests.filter((test) => !existsSync(path.join(__dirname, '..', test)))).toEqual([]);
  });
});
