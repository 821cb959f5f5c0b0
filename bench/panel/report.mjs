// SPDX-License-Identifier: Apache-2.0
// The results as Markdown.
import { arch, cpus, platform, totalmem } from 'node:os';
import { inRepository } from '../../scripts/repository.mjs';
import { runCommand } from '../../scripts/run-command.mjs';
import { megabytes, taskOf, timesOf } from './targets.mjs';

/** @param {import('./targets.mjs').Target[]} targets */
export function targetTable(targets) {
  const lines = targets.map(({ work, peer, ours, wanted, isReached }) =>
    row(work, peer, ours, wanted, isReached ? 'pass' : 'FAIL')
  );
  return [row('work', '@grafana/flamegraph', 'Seep', 'wanted', ''), ruler(5), ...lines].join('\n');
}

/** @param {Array<{ name: string, figures: Record<string, import('./figures.mjs').Figures> }>} measured */
export function figureTable(measured) {
  const head = row(
    ...['scenario', 'side', 'first paint', 'settled', 'zoom', 'search key', 'hover'],
    ...['longest task mounting', 'later', 'heap MB', 'after use MB', 'repetitions', 'load']
  );
  const lines = measured.flatMap(({ name, figures }) =>
    Object.entries(figures).map(([side, of]) =>
      row(
        ...[name, side, ...[of.firstPaint, of.settled, of.zoom, of.key, of.hover].map(timesOf)],
        ...[
          taskOf(of.longestMountTask),
          taskOf(of.longestLaterTask),
          megabytes(of.heapBytes),
          megabytes(of.heapEndBytes),
        ],
        ...[of.repetitions, of.load?.toFixed(1) ?? '-']
      )
    )
  );
  return [head, ruler(13), ...lines].join('\n');
}

/** @param {import('./check-shapes.mjs').ShapeResult[]} results */
export function shapeTable(results) {
  const lines = results.flatMap(({ title, side, checks }) =>
    checks.map(({ what, isRight, found }) => row(title, side, what, found, isRight ? 'pass' : 'FAIL'))
  );
  return [row('shape', 'side', 'check', 'found', ''), ruler(5), ...lines].join('\n');
}

/** @param {Array<object>} scores what measureHonesty returned */
export function honestyTable(scores) {
  const lines = scores
    .filter(({ grown }) => grown > 0)
    .map(({ fixture, from, to, file, grown, ours, peer }) =>
      row(
        `${fixture} ${from} -> ${to}, ${file.split('.')[0]}`,
        grown,
        percent(peer),
        percent(ours),
        ours >= 1 - 1e-9 ? 'pass' : 'FAIL'
      )
    );
  return [row('pair', 'grown', '@grafana/flamegraph', 'Seep', ''), ruler(5), ...lines].join('\n');
}

/** Machine, commit and browser in one line. */
export async function describeRun(chromiumVersion) {
  const [cpu] = cpus();
  const machine = `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const software = `${platform()} ${arch()}, Node ${process.versions.node}, Chromium ${chromiumVersion} headless, software raster`;
  return `Commit ${await describeCommit()}. ${machine}, ${software}.`;
}

async function describeCommit() {
  const git = (...args) => runCommand('git', ['-C', inRepository(), ...args]);
  const head = await git('rev-parse', '--short', 'HEAD');
  const changed = await git('status', '--porcelain', '--', 'src', 'pkg');
  if (head.code !== 0 || changed.code !== 0) {
    return 'unknown';
  }
  return `${head.output.trim()}${changed.output.trim() === '' ? '' : ', with uncommitted changes'}`;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

function row(...cells) {
  return `| ${cells.join(' | ')} |`;
}

function ruler(columns) {
  return `|${'---|'.repeat(columns)}`;
}
