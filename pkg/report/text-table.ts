// SPDX-License-Identifier: Apache-2.0
// Tables of plain text for a terminal or a log.

export interface TextColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/**
 * One line per row under a line of titles, columns two spaces apart, as wide as their widest cell; the last left-aligned column is
 * not padded. Cells are made printable first. Ends without a newline.
 */
export function renderTextTable(columns: readonly TextColumn[], rows: ReadonlyArray<readonly string[]>): string {
  const lines = [columns.map((column) => column.title), ...rows.map((row) => row.map(toPrintable))];
  const widths = columns.map((_, index) =>
    lines.reduce((widest, line) => Math.max(widest, line[index]?.length ?? 0), 0)
  );
  return lines
    .map((line) =>
      columns
        .map((column, index) => pad(line[index] ?? '', widths[index], column.align))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}

function pad(cell: string, width: number, align: TextColumn['align']): string {
  return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
}

/**
 * `text` without the characters that could steer a terminal: names and labels come out of profiles and are not trusted.
 * C0 and C1 controls, DEL, line separators and bidirectional overrides become "\uFFFD".
 */
export function toPrintable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
