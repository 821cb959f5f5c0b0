// SPDX-License-Identifier: Apache-2.0
// The commands of `seep` and their options.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { SeepError } from '#pkg/base';
import { GRANULARITIES } from '#pkg/calltree';
import { SERIES_KINDS } from '#pkg/leakscore';
import { toPrintable } from '#pkg/report';
import { CliError } from './cli-error';
import { runDiff, type DiffOptions } from './commands/diff';
import { runGoroutines, type GoroutinesOptions } from './commands/goroutines';
import { runScore, type ScoreOptions } from './commands/score';
import { runTop, type TopOptions } from './commands/top';
import type { ConsolePort } from './console-port';
import { EXIT_CODE, type ExitCode } from './exit-code';
import { parseAmount, parseDuration, parseDurations } from './read-score-options';

/**
 * Runs one command line (without node and script name) and returns its exit code. Never throws: every failure ends as one line on
 * standard error, `seep: <what happened> [<code>]`.
 */
export async function runSeep(args: readonly string[], console: ConsolePort): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODE.ok;
  const program = buildProgram(console, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportFailure(error, console);
  }
}

function reportFailure(error: unknown, console: ConsolePort): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) {
      return EXIT_CODE.ok; // --help
    }
    if (error.code === 'commander.help') {
      return EXIT_CODE.badInput; // no command: the help is already on standard error
    }
    return reportFailure(new CliError('wrong-use', error.message.replace(/^error: /, '')), console);
  }
  if (error instanceof SeepError) {
    console.warn(`seep: ${toPrintable(error.message)} [${error.code}]`);
    return EXIT_CODE.badInput;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.warn(`seep: this is a bug in seep, please report it: ${detail}`);
  return EXIT_CODE.internal;
}

function buildProgram(console: ConsolePort, finish: (code: ExitCode) => void): Command {
  const program = new Command('seep')
    .description('Finds memory and goroutine leaks in Go services.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => console.print(text.trimEnd()),
      writeErr: (text) => console.warn(text.trimEnd()),
      outputError: () => undefined,
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 no leak or success, 1 leak found, 2 wrong use or bad input, 3 a bug in seep.'
    );
  addTop(program, console, finish);
  addDiff(program, console, finish);
  addScore(program, console, finish);
  addGoroutines(program, console, finish);
  return program;
}

type Finish = (code: ExitCode) => void;

function addTop(program: Command, console: ConsolePort, finish: Finish): void {
  subcommand(program, 'top')
    .description('what `go tool pprof -top` prints: functions with self (flat) and total (cum)')
    .argument('<profile>', 'file, URL of a service or of one profile, or - for standard input')
    .option(
      '--sample-type <type>',
      'inuse_space, inuse_objects, alloc_space, alloc_objects, goroutine, ..., or its number from 0 (default: the file says)'
    )
    .option('--diff-base <profile>', 'show the change since this profile; percentages refer to it')
    .option('--base <profile>', 'subtract this profile, as for profiles that accumulate')
    .option('--normalize', 'first scale the profile to the total of its base', false)
    .option('--focus <regex>', 'only stacks with a function, file or binary that matches; Go syntax, (?i) ignores case')
    .option('--ignore <regex>', 'no stacks with one that matches')
    .option('--hide <regex>', 'leave out frames that match')
    .option('--show <regex>', 'only frames that match')
    .option('--show-from <regex>', 'leave out the callers of the outermost frame that matches')
    .option('--tagfocus <filter>', 'only samples with a label, [key=]regex or a range such as 128kb:512kb')
    .option('--tagignore <filter>', 'no samples with such a label')
    .addOption(new Option('--granularity <what>', 'what makes a row').choices(GRANULARITIES).default('functions'))
    .option('--noinlines', 'count inlined calls in the function they were inlined into', false)
    .option('--unit <unit>', 'kB, MB, ms, ..., or auto for each number its own', 'minimum')
    .option('--cum', 'sort by total instead of self', false)
    .option('-n, --rows <count>', 'how many rows, or "all"', parseRows, 20)
    .option('--node-fraction <share>', 'drop rows whose total is below this share, 0 to 1', parseShare, 0)
    .option('--edge-fraction <share>', 'likewise for calls, which decide what reads "(inline)"', parseShare, 0)
    .option('--json', 'one JSON document (seep.top/1)', false)
    .action(async (place: string, options: TopOptions) => finish(await runTop(place, options, console)));
}

function addDiff(program: Command, console: ConsolePort, finish: Finish): void {
  subcommand(program, 'diff')
    .description('what grew between two profiles of the same service, and which of its functions keep it')
    .argument('<before>', 'file or URL')
    .argument('<after>', 'file or URL')
    .option('--sample-type <type>', 'as in `seep top`')
    .option('-n, --rows <count>', 'how many suspects, or "all"', parseRows, 10)
    .option('--json', 'one JSON document (seep.diff/1)', false)
    .action(async (before: string, after: string, options: DiffOptions) =>
      finish(await runDiff({ before, after }, options, console))
    );
}

function addScore(program: Command, console: ConsolePort, finish: Finish): void {
  subcommand(program, 'score')
    .description('leak score of recorded series, 0 to 100, with its reasons; exit code 1 from 80')
    .argument(
      '<series>',
      'file, URL, - or folder of captures; JSON records {name, kind, t, y, work, numgc, restarts}, JSON log lines, CSV with a time column, ' +
        'Prometheus range-query JSON, OpenMetrics with timestamps; gzipped or not, told by content'
    )
    .addOption(new Option('--kind <kind>', 'what the series are of (default: their names say)').choices(SERIES_KINDS))
    .option(
      '--limit <amount>',
      'level at which the service dies: 512MiB for heaps, a bare number for any series',
      parseAmount
    )
    .option(
      '--min-growth-age <time>',
      'growth younger than this is scored lower: 1800, 30m (default: 30m)',
      parseDuration
    )
    .option(
      '--windows <times>',
      'score only the last 3h,24h,7d of the process, the highest counts (default: all of it)',
      parseDurations
    )
    .option('-n, --rows <count>', 'how many series are explained, worst first, or "all"', parseRows, 10)
    .option('--json', 'one JSON document a series (seep.score/1), one a line', false)
    .action(async (place: string, options: ScoreOptions) => finish(await runScore(place, options, console)));
}

function addGoroutines(program: Command, console: ConsolePort, finish: Finish): void {
  subcommand(program, 'goroutines')
    .description('goroutines by stack: how many, what they wait for and since when')
    .argument('<profile>', 'file or URL: goroutine profile, debug=1 text or debug=2 dump, gzipped or not')
    .option('-n, --rows <count>', 'how many groups, or "all"', parseRows, 20)
    .option('--json', 'one JSON document (seep.goroutines/1)', false)
    .action(async (place: string, options: GoroutinesOptions) => finish(await runGoroutines(place, options, console)));
}

function subcommand(program: Command, name: string): Command {
  return program.command(name).copyInheritedSettings(program);
}

function parseRows(text: string): number {
  if (text === 'all') {
    return Infinity;
  }
  const rows = Number(text);
  if (!Number.isInteger(rows) || rows < 0) {
    throw new InvalidArgumentError('Expected a whole number or "all".');
  }
  return rows;
}

function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1)) {
    throw new InvalidArgumentError('Expected a share from 0 to 1.');
  }
  return share;
}
