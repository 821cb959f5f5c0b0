// SPDX-License-Identifier: Apache-2.0
// The columns of one or more profiles to one profile.proto message.
import { assert, NONE } from '#pkg/base';
import type { LocationColumns, Profile, ValueType } from './profile';
import { pprof } from './proto/profile';
import { TextInterner } from './text-interner';

const NS_PER_MS = 1e6;
// The double next to the end of int64: rounded numbers may lie on the end itself, which does not fit.
const MAX_INT64 = 2 ** 63 - 2 ** 10;

/** What to do with the samples of a profile on their way into the message. */
export interface SampleChanges {
  readonly factor: 1 | -1;
  /** A text label for every sample. */
  readonly label?: readonly [key: string, text: string];
}

/** Ids are row numbers + 1, counted on from profile to profile. Its owner adds profiles, then finishes once. */
export class MessageAssembler {
  readonly #strings: TextInterner;
  readonly #sample: pprof.Sample.$Properties[] = [];
  readonly #mapping: pprof.Mapping.$Properties[] = [];
  readonly #location: pprof.Location.$Properties[] = [];
  readonly #function: pprof.Function.$Properties[] = [];

  /** `strings` become the beginning of the table; the first of them is "". */
  constructor(strings: readonly string[]) {
    assert(strings[0] === '', 'the first string of a profile is empty');
    this.#strings = new TextInterner(strings);
  }

  /** Appends the samples of `profile` with everything that they refer to. */
  add(profile: Profile, changes: SampleChanges): void {
    // A table may have a text twice: at its own place it stays the one that it was.
    const { list } = this.#strings;
    const indexes = profile.strings.map((text, row) => (list[row] === text ? row : this.#strings.indexOf(text)));
    const firstLocation = this.#location.length + 1;
    this.#addLocations(profile.locations, { mapping: this.#mapping.length + 1, function: this.#function.length + 1 });
    this.#addMappings(profile);
    this.#addFunctions(profile, indexes);
    this.#addSamples(profile, { ...changes, indexes, firstLocation });
  }

  /** The message, with what `profile` says about the whole. */
  finish(profile: Profile): pprof.Profile {
    const index = (text: string): number => this.#strings.indexOf(text);
    const typeOf = ({ type, unit }: ValueType): pprof.ValueType.$Properties => ({
      type: index(type),
      unit: index(unit),
    });
    const message = new pprof.Profile({
      sampleType: profile.sampleTypes.map(typeOf),
      sample: this.#sample,
      mapping: this.#mapping,
      location: this.#location,
      function: this.#function,
      dropFrames: index(profile.dropFrames),
      keepFrames: index(profile.keepFrames),
      timeNanos: nanosecondsOf(profile.timeUnixMs),
      durationNanos: nanosecondsOf(profile.durationMs),
      periodType: profile.periodType ? typeOf(profile.periodType) : null,
      period: profile.period,
      comment: profile.comments.map(index),
      defaultSampleType: index(defaultTypeOf(profile)),
      docUrl: index(profile.docUrl ?? ''),
    });
    message.stringTable = this.#strings.list;
    return message;
  }

  #addMappings({ mappings }: Profile): void {
    for (const mapping of mappings) {
      this.#mapping.push({
        id: this.#mapping.length + 1,
        memoryStart: uint64Of(mapping.start),
        memoryLimit: uint64Of(mapping.limit),
        fileOffset: uint64Of(mapping.offset),
        filename: this.#strings.indexOf(mapping.fileName),
        buildId: this.#strings.indexOf(mapping.buildId),
        hasFunctions: mapping.hasFunctions ?? false,
        hasFilenames: mapping.hasFileNames ?? false,
        hasLineNumbers: mapping.hasLineNumbers ?? false,
        hasInlineFrames: mapping.hasInlineFrames ?? false,
      });
    }
  }

  #addFunctions({ functions }: Profile, indexes: readonly number[]): void {
    for (let row = 0; row < functions.length; row++) {
      this.#function.push({
        id: this.#function.length + 1,
        name: indexes[functions.name[row]],
        systemName: indexes[functions.systemName[row]],
        filename: indexes[functions.fileName[row]],
        startLine: functions.startLine1[row],
      });
    }
  }

  #addLocations(locations: LocationColumns, first: { mapping: number; function: number }): void {
    const idOf = (row: number, firstId: number): number => (row === NONE ? 0 : row + firstId);
    for (let row = 0; row < locations.length; row++) {
      const line: pprof.Line.$Properties[] = [];
      for (let at = locations.lineStart[row]; at < locations.lineStart[row + 1]; at++) {
        const functionId = idOf(locations.lineFunction[at], first.function);
        line.push({ functionId, line: locations.line1[at], column: locations.column1?.[at] ?? 0 });
      }
      this.#location.push({
        id: this.#location.length + 1,
        mappingId: idOf(locations.mapping[row], first.mapping),
        address: uint64Of(locations.address[row]),
        line,
        isFolded: locations.isFolded?.[row] === 1,
      });
    }
  }

  #addSamples(
    { samples, labels, sampleTypes }: Profile,
    { factor, label, indexes, firstLocation }: SampleChanges & { indexes: readonly number[]; firstLocation: number }
  ): void {
    const added = label && { key: this.#strings.indexOf(label[0]), str: this.#strings.indexOf(label[1]) };
    for (let row = 0; row < samples.length; row++) {
      const stack = samples.stackLocation.subarray(samples.stackStart[row], samples.stackStart[row + 1]);
      const values = samples.value.subarray(row * sampleTypes.length, (row + 1) * sampleTypes.length);
      const label: pprof.Label.$Properties[] = added === undefined ? [] : [added];
      for (let at = samples.labelStart[row]; at < samples.labelStart[row + 1]; at++) {
        label.push({
          key: indexes[labels.key[at]],
          str: indexes[labels.text[at]],
          num: labels.number[at],
          numUnit: indexes[labels.unit[at]],
        });
      }
      this.#sample.push({
        locationId: Array.from(stack, (location) => location + firstLocation),
        value: Array.from(values, (value) => factor * value),
        label,
      });
    }
  }
}

// 2^64 - 1, the address with which Go 1.24 fills the stacks of threads up, is 2^64 as a double; protobufjs writes -1 as 2^64 - 1.
function uint64Of(value: number): number {
  return value >= 2 ** 64 ? -1 : value;
}

// The default is written by name, and found by the first sample type of that name; without a name it is the last.
function defaultTypeOf({ sampleTypes, defaultSampleTypeIndex }: Profile): string {
  const { type = '' } = sampleTypes[defaultSampleTypeIndex] ?? {};
  return sampleTypes.findIndex((other) => other.type === type) === defaultSampleTypeIndex ? type : '';
}

// Reading divides a rounded number by 10^6, which rounds again: of the doubles around the product, the one that gives `ms` back.
function nanosecondsOf(ms: number): number {
  const nearest = Math.round(ms * NS_PER_MS);
  const step = 2 ** Math.max(0, Math.floor(Math.log2(Math.abs(nearest) || 1)) - 52);
  const exact = [nearest, nearest - step, nearest + step].find((nanoseconds) => nanoseconds / NS_PER_MS === ms);
  return Math.min(Math.max(exact ?? nearest, -MAX_INT64), MAX_INT64);
}
