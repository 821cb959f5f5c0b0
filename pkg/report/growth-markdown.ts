// SPDX-License-Identifier: Apache-2.0
// A growth as the text of an issue: what grew, where, how sure it is, and how to see the same.
import { formatChange, formatQuantity } from '#pkg/base';
import type { Balance, GrowthTree } from '#pkg/calltree';
import { renderBalance } from './diff-report';
import { goToolPprofCommand } from './go-tool-pprof-command';
import { growthPathEnd } from './growth-path-end';
import type { GrowthSuspect } from './growth-suspect';
import { codeBlock, codeSpan, escapeMarkdown, MAX_NAME_CHARACTERS } from './markdown-text';
import { formatTime, type GrowthRange, lengthOf } from './growth-range';
import { stackText } from './stack-text';
import { suspectTable } from './suspect-table';

export interface GrowthIssue {
  readonly title: string;
  readonly balance: Balance;
  readonly suspects: readonly GrowthSuspect[];
  /** Places that are no suspects because they grew by less than sampling errs. Default 0. */
  readonly belowNoise?: number | undefined;
  /** The tree whose nodes the suspects name. */
  readonly tree: GrowthTree;
  readonly range: GrowthRange;
  /** What makes before and after hard to compare: a restart, another build, another sampling rate. */
  readonly problems: ReadonlyArray<{ readonly code: string; readonly message: string }>;
  /** Shell command that shows the same. Default: that for a saved growth. */
  readonly command?: string | undefined;
}

const STACKS = 3;
const MAX_STACK_FRAMES = 40;

/**
 * The text of an issue in GitHub-flavoured Markdown, at most 64 KiB or nearly so: long names are clipped at 160 characters and long
 * stacks at 40 frames. Names are data: they cannot end their code span, cell or block, mention anybody or link anywhere.
 */
export function growthMarkdown(issue: GrowthIssue): string {
  const { balance, suspects, tree, range, problems } = issue;
  const parts = [
    `## ${escapeMarkdown(issue.title.slice(0, MAX_NAME_CHARACTERS)) || 'Growth'}`,
    summaryOf(issue),
    `Balance: ${escapeMarkdown(renderBalance(balance))}.`,
    suspects.length === 0 ? withoutSuspects(issue) : suspectTable(suspects, balance.unit, range),
    ...suspects.slice(0, STACKS).map((suspect) => renderStack(suspect, tree)),
    ['### How it was measured', ...measuredLines(range).map((line) => `- ${line}`)].join('\n'),
    ...(problems.length === 0 ? [] : [renderProblems(problems)]),
    `### See it with \`go tool pprof\`\n\n${codeBlock(issue.command ?? goToolPprofCommand(), 'sh')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function summaryOf({ balance, suspects: [first], range }: GrowthIssue): string {
  const { unit, before, after } = balance;
  const length = lengthOf(range);
  const what = `From ${formatQuantity(before, unit)} to ${formatQuantity(after, unit)} (${formatChange(after - before, unit)})`;
  const when = length === undefined ? '' : ` in ${length.text}`;
  const where =
    first === undefined ? '' : `: ${(100 * first.share).toFixed(1)}% of what grew is in ${codeSpan(first.site)}`;
  return `${escapeMarkdown(what + when)}${where}.`;
}

function withoutSuspects({ balance: { grown, unit }, belowNoise = 0 }: GrowthIssue): string {
  if (!(grown > 0)) {
    return 'Nothing grew.';
  }
  const places = belowNoise === 1 ? '1 place' : `${formatQuantity(belowNoise, 'count')} places`;
  const noise = belowNoise > 0 ? ` in ${places}, within the noise of sampling` : '';
  return escapeMarkdown(`Grew by ${formatChange(grown, unit)}${noise}.`);
}

function renderStack(suspect: GrowthSuspect, tree: GrowthTree): string {
  const stack = stackText(tree, growthPathEnd(tree, suspect.node), {
    maxFrames: MAX_STACK_FRAMES,
    maxNameCharacters: MAX_NAME_CHARACTERS,
  });
  const growth = escapeMarkdown(formatChange(suspect.growth, tree.unit));
  return `Stack of ${codeSpan(suspect.site)}, ${growth}, where most of it grew:\n\n${codeBlock(stack, 'text')}`;
}

function measuredLines(range: GrowthRange): string[] {
  const { beforeUnixMs, afterUnixMs, captureCount } = range;
  return [
    `before: ${formatTime(beforeUnixMs)}`,
    `after: ${formatTime(afterUnixMs)}`,
    ...(captureCount === undefined ? [] : [`captures: ${formatQuantity(captureCount, 'count')}`]),
  ];
}

function renderProblems(problems: GrowthIssue['problems']): string {
  const lines = problems.map(({ code, message }) => `- ${codeSpan(code)}: ${escapeMarkdown(message)}`);
  return ['### What makes before and after hard to compare', ...lines].join('\n');
}
