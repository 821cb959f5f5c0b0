// SPDX-License-Identifier: Apache-2.0
// The table of suspects that our data source sends (docs/frames.md).
import type { DataFrame } from '@grafana/data';
import { findField } from './frame-fields';
import type { SuspectRow } from './suspect-row';

/** Whether a frame is a table of suspects: by name or `meta.custom.kind`, and by its fields. */
export function isSuspectsFrame(frame: DataFrame): boolean {
  const isNamed = frame.name === 'suspects' || frame.meta?.custom?.kind === 'suspects';
  return isNamed && ['function', 'growth'].every((name) => findField(frame, name) !== undefined);
}

/** Its rows in the order of the frame; values of another type are unknown. `node` is undefined: a table knows no tree. */
export function readSuspectRows(frame: DataFrame): SuspectRow[] {
  const readers = { number: numbersOf(frame), text: textsOf(frame) };
  return Array.from({ length: frame.length }, (_, row) => readRow(readers, row));
}

interface Readers {
  readonly number: (name: string, row: number) => number;
  readonly text: (name: string, row: number) => string;
}

function readRow({ number, text }: Readers, row: number): SuspectRow {
  const [leaf, hinge] = text('site', row).split(' <- ');
  return {
    rank: number('rank', row) || row + 1,
    function: text('function', row),
    leaf: hinge === undefined ? '' : leaf,
    file: text('file', row),
    line1: number('line1', row) || 0,
    growth: number('growth', row) || 0,
    share: number('share', row),
    node: undefined,
    score: number('score', row),
    growthPerHour: number('slope', row),
    rises: number('rises', row),
    kept: number('kept', row),
    standardErrors: Number.NaN,
    proven: number('proven', row) || 0,
    history: [],
  };
}

function numbersOf(frame: DataFrame): Readers['number'] {
  return (name, row) => {
    const value: unknown = findField(frame, name)?.values[row];
    return typeof value === 'number' ? value : Number.NaN;
  };
}

function textsOf(frame: DataFrame): Readers['text'] {
  return (name, row) => {
    const value: unknown = findField(frame, name)?.values[row];
    return typeof value === 'string' ? value : '';
  };
}
