// SPDX-License-Identifier: Apache-2.0
// The shape in which a history is kept outside: plain data and typed arrays, so that a structured clone (IndexedDB) keeps it.
// What comes back is checked: a store may be older, newer or damaged.
import type { Capture, SiteRows } from './capture';
import { CaptureError } from './capture-error';
import type { MemoryStats } from './memory-stats';
import type { InternedChunk } from './stack-interner';

export const STORED_SCHEMA = 1;

/** One capture with the frames and stacks that nobody had stored before it. */
export interface StoredCapture {
  readonly schema: typeof STORED_SCHEMA;
  /** 0, 1, 2, ... per target. A store never holds two records with the same one. */
  readonly sequence: number;
  /** CaptureHistory.droppedCaptures when this was stored. */
  readonly droppedCaptures: number;
  readonly capture: Capture;
  readonly interned: InternedChunk;
}

/** All records of one target, sequence ascending without gaps. */
export interface StoredHistory {
  readonly schema: typeof STORED_SCHEMA;
  readonly records: readonly StoredCapture[];
}

/**
 * `value` as a record. Whether it continues the records before it is for the history to check.
 * @throws CaptureError `damaged-history`, `newer-schema`
 */
export function decodeStoredRecord(value: unknown, at: string): StoredCapture {
  if (isObject(value) && typeof value.schema === 'number' && value.schema > STORED_SCHEMA) {
    throw new CaptureError('newer-schema', `stored with schema ${value.schema}, newer than ${STORED_SCHEMA}`, { at });
  }
  if (!isStoredCapture(value)) {
    throw new CaptureError('damaged-history', 'the stored value is not a capture', { at });
  }
  return value;
}

function isStoredCapture(value: unknown): value is StoredCapture {
  return (
    isObject(value) &&
    value.schema === STORED_SCHEMA &&
    isCount(value.sequence) &&
    isCount(value.droppedCaptures) &&
    isCapture(value.capture) &&
    isChunk(value.interned)
  );
}

function isCapture(value: unknown): value is Capture {
  return (
    isObject(value) &&
    Number.isFinite(value.timeUnixMs) &&
    (value.memory === undefined || isMemoryStats(value.memory)) &&
    isObject(value.rows) &&
    Object.values(value.rows).every(isSiteRows) &&
    typeof value.forcedGc === 'boolean' &&
    typeof value.restart === 'boolean' &&
    Number.isFinite(value.scraperAllocBytes) &&
    Number.isFinite(value.heapPeriodBytes) &&
    hasKnownOptions(value)
  );
}

/** What a capture may lack, and did in earlier versions. */
function hasKnownOptions({ answering, buildId }: Readonly<Record<string, unknown>>): boolean {
  return (answering === undefined || isTimeRange(answering)) && (buildId === undefined || typeof buildId === 'string');
}

function isTimeRange(value: unknown): value is NonNullable<Capture['answering']> {
  return isObject(value) && Number.isFinite(value.fromUnixMs) && Number.isFinite(value.toUnixMs);
}

function isSiteRows(value: unknown): value is SiteRows {
  return (
    isObject(value) &&
    isInt32Array(value.stack) &&
    isFloat64Array(value.value) &&
    value.stack.length === value.value.length
  );
}

// Fields are checked by kind, not by list: a statistic that a later version adds or drops must not make a store unreadable.
function isMemoryStats(value: unknown): value is MemoryStats {
  return (
    isObject(value) &&
    (value.origin === 'vars' || value.origin === 'metrics' || value.origin === 'heap-text') &&
    typeof value.rssIsPeak === 'boolean' &&
    (value.goVersion === undefined || typeof value.goVersion === 'string') &&
    Object.entries(value).every(([key, field]) => NOT_NUMBERS.has(key) || field === undefined || Number.isFinite(field))
  );
}

const NOT_NUMBERS: ReadonlySet<string> = new Set(['origin', 'rssIsPeak', 'goVersion']);

function isChunk(value: unknown): value is InternedChunk {
  return (
    isObject(value) &&
    isCount(value.firstFrame) &&
    isStrings(value.frameNames) &&
    isStrings(value.frameFiles) &&
    isInt32Array(value.frameLine1) &&
    value.frameNames.length === value.frameFiles.length &&
    value.frameNames.length === value.frameLine1.length &&
    isCount(value.firstStack) &&
    isInt32Array(value.stackDepth) &&
    isInt32Array(value.stackFrame)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

// By tag, not instanceof: a structured clone may come from another realm (jsdom, an iframe).
function isInt32Array(value: unknown): value is Int32Array {
  return Object.prototype.toString.call(value) === '[object Int32Array]';
}

function isFloat64Array(value: unknown): value is Float64Array {
  return Object.prototype.toString.call(value) === '[object Float64Array]';
}
