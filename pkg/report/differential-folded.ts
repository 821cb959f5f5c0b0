// SPDX-License-Identifier: Apache-2.0
// Folded stacks of a tree, the exchange format of FlameGraph, inferno and speedscope.
import { forEachPath, ownAmounts, type GrowthTree, type SnapshotTree } from '#pkg/calltree';
import { UNKNOWN_FUNCTION } from './clean-name';
import { ReportError } from './report-error';
import { TextLines } from './text-lines';

/**
 * One line for every stack that has something of its own, root first: "main;put;grow before after", as FlameGraph's difffolded.pl
 * writes two snapshots, and "main;put;grow amount" of one. The names are those of the profile, but for what the format cannot hold:
 *
 *     ;                        :            as stackcollapse-perf.pl does ($func =~ s/;/:/g)
 *     line breaks, controls    a space      a line is a stack
 *     a space and a number     _            "f 12" ends a line as "f_12": flamegraph.pl takes up to two numbers from the end
 *     no name, or no stack     [unknown]    as stackcollapse-perf.pl has it from perf
 *     lone surrogates          U+FFFD       a file is UTF-8
 *
 * Stacks that become equal by this stay apart; readers add them. flamegraph.pl leaves out lines with a negative amount. O(sum of all depths).
 * @throws ReportError `too-large` past 2^28 characters, `number-out-of-range` for an amount that is not finite
 */
export function differentialFolded(tree: GrowthTree | SnapshotTree): string {
  const columns = ownColumns(tree);
  const lines = new TextLines();
  const names = tree.frames.name.map(foldedName);
  const stack: string[] = [];
  forEachPath(tree, (path) => {
    const node = path[path.length - 1];
    if (path.length > 1) {
      stack.length = path.length - 2;
      stack.push(names[tree.frame[node]]);
    }
    const amounts = columns.map((column) => column[node]);
    if (amounts.some((amount) => amount !== 0)) {
      const text = path.length > 1 ? stack.join(';') : UNKNOWN_FUNCTION;
      lines.add(`${text} ${amounts.map(decimalOf).join(' ')}`);
    }
  });
  return lines.text();
}

function ownColumns(tree: GrowthTree | SnapshotTree): Float64Array[] {
  if (!('grown' in tree)) {
    return [ownAmounts(tree, tree.total)];
  }
  const totalAfter = tree.totalBefore.map((before, node) => before + tree.grown[node] - tree.shrunk[node]);
  return [ownAmounts(tree, tree.totalBefore), ownAmounts(tree, totalAfter)];
}

function foldedName(name: string): string {
  const line = name
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/;/g, ':')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .replace(/\s(?=\d+(\.\d*)?$)/, '_');
  return line === '' ? UNKNOWN_FUNCTION : line;
}

// Never with an exponent, which the readers do not know.
function decimalOf(amount: number): string {
  if (!Number.isFinite(amount)) {
    throw new ReportError('number-out-of-range', `${amount} is no amount`);
  }
  return Number.isInteger(amount) ? BigInt(amount).toString() : amount.toFixed(3);
}
