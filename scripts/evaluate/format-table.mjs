// SPDX-License-Identifier: Apache-2.0
// Markdown tables that read well in a terminal too.

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows @returns {string} the first column to the left, figures to the right */
export function formatTable(head, rows) {
  const widths = head.map((cell, column) => Math.max(cell.length, 3, ...rows.map((row) => row[column].length)));
  const line = (cells) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** @param {number} ratio @param {number} [digits] @returns {string} `-` where there was nothing to count */
export const formatRatio = (ratio, digits = 3) => (Number.isNaN(ratio) ? '-' : ratio.toFixed(digits));

/** @param {number} ratio @param {number} [digits] @returns {string} in percent */
export const formatPercent = (ratio, digits = 2) => (Number.isNaN(ratio) ? '-' : `${(100 * ratio).toFixed(digits)} %`);
