// SPDX-License-Identifier: Apache-2.0
// Two delta frames with every optional field (docs/frames.md), so that no function of the panel is out of order: a heap and its goroutines.
import type { GrowthRow } from '../../src/panel/testing/own-amounts';
import { GOROUTINES_TYPE, HEAP_TYPE } from '../../src/panel/testing/profile-types';
import { type FrameJson, growthFrame } from './growth-frame';

const MIB = 1 << 20;
const CAPTURES = 6;
const FIRST_UNIX_MS = Date.UTC(2026, 7, 1, 10);
const MINUTE_MS = 60_000;

/** Suspects by rank: 1 is main.leak1. */
const LEAKS = 9;

/**
 * Below main.main, which grows, main.leak1 to main.leak9, ever smaller, the first in bytes.growSlice, and twelve main.tiny, too narrow to
 * draw. Beside it main.vanish, which shrinks, and main.stable.
 */
export function completeFrames(): FrameJson[] {
  return [completed(heapRows(), HEAP_TYPE), goroutineFrame()];
}

function heapRows(): GrowthRow[] {
  const leaks = Array.from({ length: LEAKS }, (_, at) => leak(2, `main.leak${at + 1}`, (20 - 2 * at) * MIB));
  const tiny = Array.from({ length: 12 }, (_, at) => leak(2, `main.tiny${at + 1}`, 1000 - at));
  const [first, ...others] = leaks;
  const main = [first, { ...first, level: 3, label: 'bytes.growSlice' }, ...others, ...tiny];
  const totals = withTotal(1, 'main.main', [...leaks, ...tiny]);
  const beside = [
    { level: 1, label: 'main.stable', before: 10 * MIB, after: 10 * MIB },
    { level: 1, label: 'main.vanish', before: 40 * MIB, after: 10 * MIB },
  ];
  return [withTotal(0, 'total', [totals, ...beside]), totals, ...main, ...beside];
}

function goroutineFrame(): FrameJson {
  const stack = ['total', 'main.main', 'main.leak1', 'runtime.chanrecv1', 'runtime.chanrecv', 'runtime.gopark'];
  const rows = stack.map((label, level) => ({ level, label, before: 10, after: 4010 }));
  return completed(rows, GOROUTINES_TYPE);
}

function leak(level: number, label: string, growth: number): GrowthRow {
  return { level, label, before: 100, after: 100 + growth };
}

function withTotal(level: number, label: string, rows: readonly GrowthRow[]): GrowthRow {
  const sum = (end: 'before' | 'after') => rows.reduce((total, row) => total + row[end], 0);
  return { level, label, before: sum('before'), after: sum('after') };
}

function completed(rows: readonly GrowthRow[], profileType: string): FrameJson {
  const isHeap = profileType === HEAP_TYPE;
  const frame = growthFrame(rows, { unit: isHeap ? 'bytes' : 'short' });
  const risen = rows.map(({ before, after }) => after > before);
  const columns: Array<readonly [name: string, type: string, values: unknown[]]> = [
    ['evidence', 'number', risen.map(Number)],
    ['standardError', 'number', rows.map(() => 0)],
    ['rises', 'number', risen.map((isRisen) => (isRisen ? CAPTURES - 1 : 0))],
    ['history', 'other', rows.map(historyOf)],
    ['file', 'string', rows.map(() => 'cart/store.go')],
    ['line1', 'number', rows.map(() => 42)],
  ];
  const ofAllocations: typeof columns = [
    ['allocated', 'number', rows.map(({ after }) => 2 * after)],
    ['kept', 'number', rows.map(() => 0.5)],
  ];
  const added = isHeap ? [...columns, ...ofAllocations] : columns;
  const custom = {
    ...{ schema: 1, kind: 'delta', profileType, steps: CAPTURES - 1 },
    historyUnixMs: Array.from({ length: CAPTURES }, (_, at) => FIRST_UNIX_MS + at * MINUTE_MS),
    compare: { isRefused: false, problems: [{ code: 'build', message: 'Two different builds.' }] },
    ...{ beforeUnixMs: FIRST_UNIX_MS, afterUnixMs: FIRST_UNIX_MS + (CAPTURES - 1) * MINUTE_MS },
  };
  return {
    schema: {
      ...frame.schema,
      ...{ refId: isHeap ? 'A' : 'B', meta: { ...frame.schema.meta, custom } },
      fields: [...frame.schema.fields, ...added.map(([name, type]) => ({ name, type, config: {} }))],
    },
    data: { values: [...frame.data.values, ...added.map(([, , values]) => values)] },
  };
}

/** A straight course from before to after. */
function historyOf({ before, after }: GrowthRow): number[] {
  return Array.from({ length: CAPTURES }, (_, at) => before + Math.round(((after - before) * at) / (CAPTURES - 1)));
}
