// SPDX-License-Identifier: Apache-2.0
// What else is known of the time that two captures are picked from: series that the panel was given beside its trees, and marks.
import { type DataFrame, type Field, FieldType, getFieldDisplayName, type PanelData } from '@grafana/data';
import { isFlameGraphFrame } from '../data/frame-fields';

/** A series over time. */
export interface TimeLine {
  readonly name: string;
  /** Ascending. */
  readonly timesUnixMs: readonly number[];
  /** NaN where the line is broken. */
  readonly values: readonly number[];
}

/** A moment that something happened at. */
export interface TimeMark {
  readonly unixMs: number;
  /** Captures before and after a restart are of two processes. */
  readonly kind: 'restart' | 'annotation';
  /** In the words of whoever noted it; "" for none. */
  readonly text: string;
}

export interface Timeline {
  readonly lines: readonly TimeLine[];
  /** Ascending. */
  readonly marks: readonly TimeMark[];
}

const MOST_LINES = 8;
const MOST_POINTS = 500;
const MOST_MARKS = 200;

/** Series and annotations of a panel. A restart is a null in a series of memory or goroutines, or an annotation that says so. */
export function timelineOf({ series, annotations = [] }: Pick<PanelData, 'series' | 'annotations'>): Timeline {
  const frames = series.filter((frame) => frame.length > 0 && !isFlameGraphFrame(frame));
  const lines = frames.flatMap((frame) => linesOf(frame, frames)).slice(0, MOST_LINES);
  const marks = [...frames.flatMap(restartsOf), ...annotations.flatMap(annotationsOf)];
  return {
    lines: lines.map(thinned),
    marks: marks.sort((one, other) => one.unixMs - other.unixMs).slice(0, MOST_MARKS),
  };
}

function timeFieldOf(frame: DataFrame): Field | undefined {
  return frame.fields.find((field) => field.type === FieldType.time);
}

function linesOf(frame: DataFrame, frames: DataFrame[]): TimeLine[] {
  const time = timeFieldOf(frame);
  const numbers = frame.fields.filter(
    (field) => field.type === FieldType.number && field.config.custom?.hideFrom?.viz !== true
  );
  // Of a table with times in it, such as the suspects, the numbers are no series.
  const isSeries = time !== undefined && frame.fields.length <= numbers.length + 1 + hiddenFields(frame);
  return !isSeries
    ? []
    : numbers.map((field) => ({
        name: getFieldDisplayName(field, frame, frames),
        timesUnixMs: time.values.map(Number),
        values: field.values.map((value: unknown) => (typeof value === 'number' ? value : Number.NaN)),
      }));
}

function hiddenFields({ fields }: DataFrame): number {
  return fields.filter((field) => field.config.custom?.hideFrom?.viz === true).length;
}

/** Every n-th point, and all breaks. */
function thinned(line: TimeLine): TimeLine {
  const stride = Math.ceil(line.values.length / MOST_POINTS);
  const isKept = (_: number, at: number): boolean => at % stride === 0 || Number.isNaN(line.values[at]);
  return stride === 1
    ? line
    : { ...line, timesUnixMs: line.timesUnixMs.filter(isKept), values: line.values.filter(isKept) };
}

// Our data source breaks the line one millisecond before the first capture of a new process (docs/frames.md, src/datasource/frames).
function restartsOf(frame: DataFrame): TimeMark[] {
  const time = timeFieldOf(frame);
  const value = frame.fields.find((field) => field.type === FieldType.number);
  if (time === undefined || value === undefined || value.values.length > MOST_POINTS * MOST_LINES) {
    return [];
  }
  return value.values.flatMap((amount: unknown, at) => {
    const [unixMs, nextUnixMs] = [Number(time.values[at]), Number(time.values[at + 1])];
    return amount === null && nextUnixMs - unixMs === 1 ? [{ unixMs: nextUnixMs, kind: 'restart', text: '' }] : [];
  });
}

function annotationsOf(frame: DataFrame): TimeMark[] {
  const textsAt = (at: number): string[] =>
    ['title', 'text', 'tags'].flatMap((name) => {
      const value: unknown = frame.fields.find((field) => field.name === name)?.values[at];
      return typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : [];
    });
  const times: readonly unknown[] = frame.fields.find((field) => field.name === 'time')?.values ?? [];
  return times.flatMap((unixMs, at) => {
    const text = textsAt(at).filter(Boolean).join(' ');
    const kind = /\brestart/i.test(text) ? ('restart' as const) : ('annotation' as const);
    return typeof unixMs === 'number' ? [{ unixMs, kind, text }] : [];
  });
}
