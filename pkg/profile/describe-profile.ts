// SPDX-License-Identifier: Apache-2.0
// What a decoded message says about the whole profile, with every reference of its tables checked.
import type { Warning } from '#pkg/base';
import type { ProfileHead, ValueTypeIndexes } from './decode-head';
import { resolveLocations } from './decode-locations';
import { decodeMappings } from './decode-mappings';
import { buildIdRows } from './id-rows';
import type { Profile, ValueType } from './profile';
import { ProfileError } from './profile-error';
import { badStringIndex, isStringIndex } from './string-references';
import type { WireReader } from './wire-reader';

const NS_PER_MS = 1e6;

// Field numbers of profile.proto that hold one number.
const FIELD = {
  dropFrames: 7,
  keepFrames: 8,
  time: 9,
  duration: 10,
  period: 12,
  defaultSampleType: 14,
  docUrl: 15,
} as const;

type TextOf = (index: number, what: string, row: number) => string;

/**
 * Everything of a profile but its samples. Moves the reader.
 * @throws ProfileError `string-index-out-of-range`, `mapping-not-found`, `function-not-found`, `duplicate-id`, `number-out-of-range`,
 * `corrupt-protobuf`
 */
export function describeProfile(
  reader: WireReader,
  head: ProfileHead,
  strings: readonly string[]
): Omit<Profile, 'samples' | 'labels'> {
  const { numbers } = head;
  const textOf: TextOf = (index, what, row) => {
    if (!isStringIndex(index, strings.length)) {
      throw badStringIndex([index], strings.length, `${what} ${row}`);
    }
    return strings[index];
  };
  const textOfField = (field: keyof typeof FIELD): string => textOf(numbers[FIELD[field]], field, 0);
  const sampleTypes = head.sampleTypes.map((fields, row) => valueTypeOf(fields, textOf, row));
  const { mappings, mappingIds } = decodeMappings(reader, head.mappingStarts, (index, row) =>
    textOf(index, 'mapping', row)
  );
  const warnings: Warning[] = [];
  const locations = resolveLocations(head.locations, {
    mappings: mappingIds,
    functions: buildIdRows(head.functions.ids, { what: 'function', missing: 'function-not-found' }),
    warnings,
  });
  const docUrl = textOfField('docUrl');
  return {
    sampleTypes,
    defaultSampleTypeIndex: defaultIndexOf(sampleTypes, textOfField('defaultSampleType')),
    periodType: head.periodType && valueTypeOf(head.periodType, textOf, 0),
    period: exactPeriod(numbers[FIELD.period]),
    // A time today needs 61 bits; the double is good to 256 ns.
    timeUnixMs: numbers[FIELD.time] / NS_PER_MS,
    durationMs: numbers[FIELD.duration] / NS_PER_MS,
    locations,
    functions: head.functions.columns,
    mappings,
    strings,
    comments: head.comments.map((comment, row) => textOf(comment, 'comment', row)),
    dropFrames: textOfField('dropFrames'),
    keepFrames: textOfField('keepFrames'),
    ...(docUrl === '' ? {} : { docUrl }),
    warnings,
  };
}

function valueTypeOf({ type, unit }: ValueTypeIndexes, textOf: TextOf, row: number): ValueType {
  return { type: textOf(type, 'sample type', row), unit: textOf(unit, 'sample type', row) };
}

function defaultIndexOf(sampleTypes: readonly ValueType[], name: string): number {
  const named = name === '' ? -1 : sampleTypes.findIndex(({ type }) => type === name);
  return named >= 0 ? named : sampleTypes.length - 1;
}

function exactPeriod(period: number): number {
  if (!Number.isSafeInteger(period)) {
    throw new ProfileError('number-out-of-range', 'period is beyond 2^53', { at: 'period 0' });
  }
  return period;
}
