// SPDX-License-Identifier: Apache-2.0
// A flame-graph data frame as plain columns, checked: what follows can rely on numbers, levels and lengths.
import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { NONE } from '#pkg/base';
import type { FrameTable } from '#pkg/calltree';
import { FrameError } from './frame-error';

/** What the history knows of each node; NaN where it does not. Parallel to the nodes. */
export interface EvidenceColumns {
  /** 0 .. 1. */
  readonly evidence: Float64Array;
  /** Retention, 0 .. 1. */
  readonly kept: Float64Array;
  /** In the unit of the tree. */
  readonly standardError: Float64Array;
  readonly firstSeenUnixMs: Float64Array;
}

/** Rows of a frame in its order: depth-first, one root first. */
export interface FrameColumns {
  readonly length: number;
  readonly unit: string;
  readonly rootName: string;
  readonly frames: FrameTable;
  /** Index into frames, NONE for the root. */
  readonly frame: Int32Array;
  readonly level: Int32Array;
  readonly self: Float64Array;
  /** Self of the later snapshot when the frame holds two; then `self` is the earlier one. */
  readonly selfRight: Float64Array | undefined;
  /** undefined when the frame has none of these fields. */
  readonly evidence: EvidenceColumns | undefined;
}

/** Whether a frame has the fields of a flame graph, whatever else it has. */
export function isFlameGraphFrame(frame: DataFrame): boolean {
  return ['level', 'value', 'self', 'label'].every((name) => findField(frame, name) !== undefined);
}

/**
 * Reads the fields `level, value, self, label` (label a string or an enum), `selfRight` when there, and our `evidence, kept,
 * standardError, firstSeen` when there. The order of fields is free. Totals are not read: they follow from self.
 * @throws FrameError
 */
export function readColumns(frame: DataFrame): FrameColumns {
  const level = Int32Array.from(readNumbers(frame, 'level', 0));
  checkLevels(level);
  const labels = readLabels(frame);
  const { frames, frameOf } = internLabels(labels);
  const hasRight = findField(frame, 'selfRight') !== undefined || findField(frame, 'valueRight') !== undefined;
  return {
    length: frame.length,
    unit: unitOf(findField(frame, 'value')?.config.unit),
    rootName: labels[0],
    frames,
    frame: frameOf,
    level,
    self: readNumbers(frame, 'self', 0),
    selfRight: hasRight ? readNumbers(frame, 'selfRight', 0) : undefined,
    evidence: readEvidence(frame),
  };
}

function findField(frame: DataFrame, name: string): Field | undefined {
  return frame.fields.find((field) => field.name === name);
}

function needField(frame: DataFrame, name: string): Field {
  const field = findField(frame, name);
  if (field === undefined) {
    throw new FrameError('missing-field', `the frame has no field "${name}"`);
  }
  if (field.values.length !== frame.length) {
    throw new FrameError('uneven-fields', `field "${name}" has ${field.values.length} values for ${frame.length} rows`);
  }
  return field;
}

// Data sources leave out what is zero: null and undefined are `absent`. Anything else that is no finite number is an error.
function readNumbers(frame: DataFrame, name: string, absent: number): Float64Array {
  const { values } = needField(frame, name);
  const numbers = new Float64Array(frame.length);
  for (let row = 0; row < frame.length; row++) {
    const value: unknown = values[row];
    if (typeof value === 'number' && (Number.isFinite(value) || (Number.isNaN(value) && Number.isNaN(absent)))) {
      numbers[row] = value;
    } else if (value === null || value === undefined) {
      numbers[row] = absent;
    } else {
      throw new FrameError('bad-number', `field "${name}" holds ${JSON.stringify(value) ?? String(value)}`, row);
    }
  }
  return numbers;
}

function readEvidence(frame: DataFrame): EvidenceColumns | undefined {
  if (['evidence', 'kept', 'standardError', 'firstSeen'].every((name) => findField(frame, name) === undefined)) {
    return undefined;
  }
  return {
    evidence: readOptional(frame, 'evidence'),
    kept: readOptional(frame, 'kept'),
    standardError: readOptional(frame, 'standardError'),
    firstSeenUnixMs: readOptional(frame, 'firstSeen'),
  };
}

function readOptional(frame: DataFrame, name: string): Float64Array {
  return findField(frame, name) === undefined
    ? new Float64Array(frame.length).fill(Number.NaN)
    : readNumbers(frame, name, Number.NaN);
}

function readLabels(frame: DataFrame): string[] {
  const field = needField(frame, 'label');
  const texts = field.type === FieldType.enum ? field.config.type?.enum?.text : undefined;
  if (field.type === FieldType.enum && texts === undefined) {
    throw new FrameError('wrong-field-type', 'field "label" is an enum without texts');
  }
  return Array.from(field.values, (value: unknown, row) => {
    const label = texts !== undefined && typeof value === 'number' ? texts[value] : value;
    if (typeof label !== 'string') {
      throw new FrameError('wrong-field-type', 'field "label" holds something that is no text', row);
    }
    return label;
  });
}

// Each name once, in the order of first sight; the root is not a function.
function internLabels(labels: readonly string[]): { frames: FrameTable; frameOf: Int32Array } {
  const known = new Map<string, number>();
  const frameOf = new Int32Array(labels.length).fill(NONE, 0, 1);
  for (let row = 1; row < labels.length; row++) {
    const frame = known.get(labels[row]) ?? known.size;
    known.set(labels[row], frame);
    frameOf[row] = frame;
  }
  const name = [...known.keys()];
  return {
    frames: { length: name.length, name, file: name.map(() => ''), line1: new Int32Array(name.length) },
    frameOf,
  };
}

function checkLevels(level: Int32Array): void {
  if (level[0] !== 0) {
    throw new FrameError('root-not-first', `the first row must be the root at level 0 and is at level ${level[0]}`, 0);
  }
  for (let row = 1; row < level.length; row++) {
    if (level[row] <= 0) {
      throw new FrameError('second-root', 'only the first row may be at level 0', row);
    }
    if (level[row] > level[row - 1] + 1) {
      throw new FrameError(
        'level-jump',
        `level ${level[row]} follows level ${level[row - 1]}: rows in between are missing`,
        row
      );
    }
  }
}

// Grafana's unit ids to pprof's units, which formatQuantity knows.
function unitOf(grafanaUnit: string | undefined): string {
  switch (grafanaUnit) {
    case 'bytes':
    case 'decbytes':
      return 'bytes';
    case 'ns':
      return 'nanoseconds';
    case undefined:
    case '':
    case 'none':
    case 'short':
      return 'count';
    default:
      return grafanaUnit;
  }
}
