// SPDX-License-Identifier: Apache-2.0
// The recorded outputs of `go tool pprof` beside the fixtures, and which recorded profile each was printed from.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What was printed: an option of `go tool pprof`; "refusal" is what it wrote to stderr instead. */
export const ORACLE_KINDS = [
  'top',
  'topcum-min',
  'tree',
  'peek',
  'traces',
  'tags',
  'dot',
  'raw',
  'debug1-top',
  'refusal',
] as const;
export type OracleKind = (typeof ORACLE_KINDS)[number];

/** With a base that was subtracted: -diff_base, -base, or -diff_base with -normalize. */
const BASE_MODES = ['diff', 'base', 'diffnorm'] as const;

/** One recorded output. Paths are absolute. */
export interface OracleFile {
  readonly file: string;
  readonly kind: OracleKind;
  readonly profileFile: string;
  readonly base: { readonly file: string; readonly mode: (typeof BASE_MODES)[number] } | undefined;
  /** Absent: the default one of the profile. */
  readonly sampleType: string | undefined;
  /** Absent: by function, which is pprof's default. */
  readonly view: OracleView | undefined;
}

const VIEWS = ['lines', 'files', 'functions', 'filefunctions', 'addresses', 'noinlines'] as const;
/** An option of -top on what makes a row. */
export type OracleView = (typeof VIEWS)[number];

// "diff-vs-t0." profile "." kind "." sample type "." view ".txt"
const NAME =
  /^(?:(diff|base|diffnorm)-vs-t0\.)?([\w-]+(?:\.debug1)?)\.(top|topcum-min|tree|peek|traces|tags|dot|raw)((?:\.\w+)*)\.(txt|txt\.gz|err)$/;

/** Every file below `root`, as absolute paths in order. */
export function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** The outputs of the named kinds below `root`, in order of their paths. */
export function oracleFiles(root: string, ...kinds: readonly OracleKind[]): OracleFile[] {
  return filesBelow(root)
    .filter(isOracleFile)
    .flatMap((file) => parseOracleFile(file) ?? [])
    .filter(({ kind }) => kinds.includes(kind));
}

/** Whether the file lies in a folder of outputs, known or not. */
export function isOracleFile(file: string): boolean {
  return path.basename(path.dirname(file)) === 'oracle';
}

/** What `file` is by its name; undefined for a name that says nothing known, or when the profile it names is not there. */
export function parseOracleFile(file: string): OracleFile | undefined {
  const [, prefix, profile = '', report, words, ending] = NAME.exec(path.basename(file)) ?? [];
  const kind = kindOf(report, { isText: profile.endsWith('.debug1'), isRefusal: ending === 'err' });
  const view = viewOf(words);
  const moment = path.dirname(path.dirname(file));
  const profileFile = recordedProfile(path.join(moment, profile));
  if (kind === undefined || view === undefined || profileFile === undefined) {
    return undefined;
  }
  const mode = BASE_MODES.find((candidate) => candidate === prefix);
  if (mode === undefined) {
    return { file, kind, profileFile, base: undefined, ...view };
  }
  const baseFile = recordedProfile(path.join(path.dirname(moment), 't0', profile));
  return baseFile === undefined ? undefined : { file, kind, profileFile, base: { file: baseFile, mode }, ...view };
}

/** The text of a recorded output, which is gzipped when it is long. */
export function readOracleText({ file }: OracleFile): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function kindOf(
  report: string | undefined,
  { isText, isRefusal }: { readonly isText: boolean; readonly isRefusal: boolean }
): OracleKind | undefined {
  if (isText) {
    return report === 'top' ? (isRefusal ? 'refusal' : 'debug1-top') : undefined;
  }
  return isRefusal ? undefined : ORACLE_KINDS.find((kind) => kind === report);
}

function viewOf(words: string | undefined): Pick<OracleFile, 'sampleType' | 'view'> | undefined {
  const [first, second, ...others] = (words ?? '').split('.').slice(1);
  const [firstView, secondView] = [first, second].map((word) => VIEWS.find((view) => view === word));
  if (others.length > 0 || (second !== undefined && (firstView !== undefined || secondView === undefined))) {
    return undefined;
  }
  return firstView === undefined ? { sampleType: first, view: secondView } : { sampleType: undefined, view: firstView };
}

function recordedProfile(stem: string): string | undefined {
  return [`${stem}.pb.gz`, `${stem}.txt`, `${stem}.txt.gz`].find((file) => existsSync(file));
}
