// SPDX-License-Identifier: Apache-2.0
// Text from outside as parts of a GitHub-flavoured Markdown document: it stays text, mentions nobody and links nowhere.
import { cleanName, clipName } from './clean-name';

/** An issue of GitHub has 65,536 characters; ten names of this length leave room for the rest. */
export const MAX_NAME_CHARACTERS = 160;

/** A name as inline code, clipped. Its fence is longer than any run of backticks inside (CommonMark 6.1). */
export function codeSpan(name: string): string {
  const text = clipName(name, MAX_NAME_CHARACTERS);
  const fence = '`'.repeat(longestRun(text) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') || /^ .* $/.test(text) ? ' ' : '';
  return fence + pad + text + pad + fence;
}

/** Lines as a block of code. They may hold anything but what a name may not: see cleanName. */
export function codeBlock(lines: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}${language}\n${lines}\n${fence}`;
}

/**
 * A cell of a table: a pipe ends a cell even inside code unless a backslash escapes it (GFM 4.10). Readers differ in what two
 * backslashes before a pipe are, so that their number is made odd. Everything else is left to codeSpan and escapeMarkdown.
 */
export function tableCell(markdown: string): string {
  return markdown.replace(/(\\*)\|/g, (_, escapes: string) => `${escapes}${escapes.length % 2 === 0 ? '\\' : ''}|`);
}

/**
 * One line of plain text. GitHub looks for mentions, issue numbers and addresses in what it has rendered, where a backslash is gone:
 * an empty comment keeps those apart.
 */
export function escapeMarkdown(text: string): string {
  return (text === '' ? '' : cleanName(text))
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/^(\s*)([#+=-](?=[\s#=-]|$)|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}<!-- -->` : `${space}\\${mark}`
    )
    .replace(/[@#](?=\w)|:(?=\/\/)|www(?=\.)|GH(?=-\d)/gi, '$&<!-- -->');
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
