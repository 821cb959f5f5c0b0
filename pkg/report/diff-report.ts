// SPDX-License-Identifier: Apache-2.0
import { formatChange, formatQuantity } from '#pkg/base';
import type { Balance } from '#pkg/calltree';
import type { Suspect } from '#pkg/findings';
import { renderTextTable } from './text-table';

/** What `seep diff --json` prints. Shape documented in docs/json.md. */
export interface DiffDocument {
  readonly schema: 'seep.diff/1';
  readonly sampleType: { readonly type: string; readonly unit: string };
  readonly balance: Balance;
  readonly suspects: ReadonlyArray<Omit<Suspect, 'node' | 'hinge' | 'leafNode' | 'proven'>>;
}

export function buildDiffDocument(
  sampleType: DiffDocument['sampleType'],
  balance: Balance,
  suspects: readonly Suspect[]
): DiffDocument {
  return {
    schema: 'seep.diff/1',
    sampleType: { type: sampleType.type, unit: sampleType.unit },
    balance,
    suspects: suspects.map(({ node, hinge, leafNode, proven, ...suspect }) => suspect),
  };
}

export function renderDiff(document: DiffDocument): string {
  const { balance, sampleType, suspects } = document;
  const heading = `${sampleType.type} (${sampleType.unit})\n${renderBalance(balance)}`;
  if (suspects.length === 0) {
    return `${heading}\nNothing grew.`;
  }
  const table = renderTextTable(
    [
      { title: '#', align: 'right' },
      { title: 'growth', align: 'right' },
      { title: 'share', align: 'right' },
      { title: 'function', align: 'left' },
      { title: 'where', align: 'left' },
    ],
    suspects.map((suspect) => [
      String(suspect.rank),
      formatChange(suspect.growth, balance.unit),
      `${(100 * suspect.share).toFixed(1)}%`,
      suspect.site,
      placeOf(suspect),
    ])
  );
  return `${heading}\n\n${table}`;
}

/** "before 40.1 MiB, grown +1,136.7 MiB (new +163.6 MiB), shrunk ±0.0 MiB (gone ±0.0 MiB), after 1,176.8 MiB (29.4 times)" */
export function renderBalance(balance: Balance): string {
  const { unit, before, after } = balance;
  // One unit for the line: sums that cannot be added up by eye are no balance.
  const scaleOf = Math.min(before || after, after || before);
  const amount = (value: number) => formatQuantity(value, unit, scaleOf);
  const change = (value: number) => formatChange(value, unit, scaleOf);
  const times = before > 0 ? ` (${(after / before).toFixed(1)} times)` : '';
  return (
    `before ${amount(before)}, grown ${change(balance.grown)} (new ${change(balance.new)}), ` +
    `shrunk ${change(-balance.shrunk)} (gone ${change(-balance.gone)}), after ${amount(after)}${times}`
  );
}

function placeOf({ file, line1 }: { file: string; line1: number }): string {
  const base = file.slice(file.lastIndexOf('/') + 1);
  return base === '' ? '' : line1 > 0 ? `${base}:${line1}` : base;
}
