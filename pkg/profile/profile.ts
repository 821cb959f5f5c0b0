// SPDX-License-Identifier: Apache-2.0
// A decoded pprof profile as columns. Field meanings: google/pprof proto/profile.proto@b9395ee.
// Nobody changes a profile after it was built.
import type { Warning } from '#pkg/base';

/** What one column of sample values counts, e.g. {type: "inuse_space", unit: "bytes"}. */
export interface ValueType {
  readonly type: string;
  readonly unit: string;
}

/**
 * One row per sample, in file order. With `length` samples and T sample types:
 *
 *     stackStart     length + 1   sample i's stack is stackLocation[stackStart[i] .. stackStart[i + 1])
 *     stackLocation  sum          index into LocationColumns, leaf first; an empty stack is legal (goexit-only goroutines)
 *     value          length * T   sample i, type t at [i * T + t]; integers, may be negative, exact to 2^53
 *     labelStart     length + 1   sample i's labels are rows labelStart[i] .. labelStart[i + 1] of LabelColumns
 */
export interface SampleColumns {
  readonly length: number;
  readonly stackStart: Int32Array;
  readonly stackLocation: Int32Array;
  readonly value: Float64Array;
  readonly labelStart: Int32Array;
}

/**
 * Labels of all samples, one row each. `key`, `text` and `unit` are indexes into Profile.strings.
 * A text label has text[i] > 0 and number[i] = 0; a numeric one has text[i] = 0 (the empty string).
 * Numeric labels (Go's "bytes" size class) never tell one stack from another.
 */
export interface LabelColumns {
  readonly length: number;
  readonly key: Int32Array;
  readonly text: Int32Array;
  readonly number: Float64Array;
  readonly unit: Int32Array;
}

/**
 * Program addresses. The lines of location i are lineStart[i] .. lineStart[i + 1]: the innermost inlined call first, the real
 * frame last. A location without lines is an unsymbolized address.
 */
export interface LocationColumns {
  readonly length: number;
  /** Index into Profile.mappings, or NONE. */
  readonly mapping: Int32Array;
  /** 0 when unknown. */
  readonly address: Float64Array;
  readonly lineStart: Int32Array;
  /** Per line: index into FunctionColumns, or NONE. */
  readonly lineFunction: Int32Array;
  /** Per line: 1-based source line, 0 when unknown. */
  readonly line1: Int32Array;
  /** Per line: 1-based column, 0 when unknown. Absent when no line has one, as in all that Go writes. */
  readonly column1?: Int32Array;
  /** 1 where other locations share the address because code was folded by the linker (ICF). Absent when there is none. */
  readonly isFolded?: Uint8Array;
}

/** Functions; `name`, `systemName` and `fileName` are indexes into Profile.strings. */
export interface FunctionColumns {
  readonly length: number;
  readonly name: Int32Array;
  readonly systemName: Int32Array;
  readonly fileName: Int32Array;
  /** 1-based line of the function's declaration, 0 when unknown. */
  readonly startLine1: Int32Array;
}

/** A loaded binary or library. */
export interface Mapping {
  readonly start: number;
  readonly limit: number;
  readonly offset: number;
  readonly fileName: string;
  readonly buildId: string;
  /** What its locations are resolved to already; absent = false. pprof tries to add what is missing. */
  readonly hasFunctions?: boolean;
  readonly hasFileNames?: boolean;
  readonly hasLineNumbers?: boolean;
  readonly hasInlineFrames?: boolean;
}

export interface Profile {
  readonly sampleTypes: readonly ValueType[];
  /** Index into sampleTypes: default_sample_type of the file, else the last, as pprof does. */
  readonly defaultSampleTypeIndex: number;
  readonly periodType: ValueType | undefined;
  /** Sampling period in the unit of periodType; 524288 for Go heap profiles; 0 when unset. */
  readonly period: number;
  /** When the profile was taken, Unix milliseconds with fraction; 0 when unset. */
  readonly timeUnixMs: number;
  /** Length of the measured interval; 0 for snapshots. */
  readonly durationMs: number;
  readonly samples: SampleColumns;
  readonly labels: LabelColumns;
  readonly locations: LocationColumns;
  readonly functions: FunctionColumns;
  readonly mappings: readonly Mapping[];
  readonly strings: readonly string[];
  readonly comments: readonly string[];
  /** Regular expressions of the file for frames to prune, as pprof would; "" when unset. Data: never compiled without a guard. */
  readonly dropFrames: string;
  readonly keepFrames: string;
  /** Where the file says its documentation is; absent when it does not. Data from outside: never followed unasked. */
  readonly docUrl?: string;
  readonly warnings: readonly Warning[];
}
