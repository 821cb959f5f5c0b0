// SPDX-License-Identifier: Apache-2.0
// A decoded profile.proto message to a validated Profile: what is not a sample, a location or a function.
import type { Warning } from '#pkg/base';
import { buildLocations } from './build-locations';
import { buildSamples } from './build-samples';
import { exactNumberOf, IdTable, numberOf, StringTable } from './message-references';
import type { FunctionColumns, Mapping, Profile, ValueType } from './profile';
import { ProfileError } from './profile-error';
import type { pprof } from './proto/profile';

const NS_PER_MS = 1e6;

/**
 * Checks every reference of `message` and lays it out in columns. Rules: google/pprof profile/profile.go CheckValid.
 * @throws ProfileError `no-sample-types`, `value-count-mismatch`, `string-index-out-of-range`, `location-not-found`,
 * `function-not-found`, `mapping-not-found`, `duplicate-id`, `number-out-of-range`, `corrupt-protobuf`
 */
export function buildProfile(message: pprof.Profile): Profile {
  if (message.sampleType.length === 0) {
    throw new ProfileError('no-sample-types', 'the message has no sample type: it is not a profile');
  }
  const table = new StringTable(message.stringTable);
  const sampleTypes = message.sampleType.map((type, row) => valueTypeOf(type, table, row));
  const warnings: Warning[] = [];
  const { mappings, mappingIds } = buildMappings(message.mapping, table);
  const { functions, functionIds } = buildFunctions(message.function, table);
  const { locations, locationIds } = buildLocations(message.location, { mappingIds, functionIds, warnings });
  const { samples, labels } = buildSamples(message.sample, { table, locationIds, typeCount: sampleTypes.length });
  const docUrl = table.textOf(message.docUrl, 'doc_url', 0);
  return {
    sampleTypes,
    defaultSampleTypeIndex: defaultIndexOf(
      sampleTypes,
      table.textOf(message.defaultSampleType, 'default_sample_type', 0)
    ),
    periodType: message.periodType ? valueTypeOf(message.periodType, table, 0) : undefined,
    period: exactNumberOf(message.period, 'period', 0),
    // A time today needs 61 bits; the double is good to 256 ns.
    timeUnixMs: numberOf(message.timeNanos) / NS_PER_MS,
    durationMs: numberOf(message.durationNanos) / NS_PER_MS,
    samples,
    labels,
    locations,
    functions,
    mappings,
    strings: table.strings,
    comments: message.comment.map((comment, row) => table.textOf(comment, 'comment', row)),
    dropFrames: table.textOf(message.dropFrames, 'drop_frames', 0),
    keepFrames: table.textOf(message.keepFrames, 'keep_frames', 0),
    ...(docUrl === '' ? {} : { docUrl }),
    warnings,
  };
}

function valueTypeOf(type: pprof.ValueType.$Properties, table: StringTable, row: number): ValueType {
  return { type: table.textOf(type.type, 'sample type', row), unit: table.textOf(type.unit, 'sample type', row) };
}

function defaultIndexOf(sampleTypes: readonly ValueType[], name: string): number {
  const named = name === '' ? -1 : sampleTypes.findIndex(({ type }) => type === name);
  return named >= 0 ? named : sampleTypes.length - 1;
}

function buildMappings(
  messages: readonly pprof.Mapping.$Properties[],
  table: StringTable
): { mappings: Mapping[]; mappingIds: IdTable } {
  const mappingIds = new IdTable('mapping', 'mapping-not-found');
  const mappings = messages.map((mapping, row) => {
    mappingIds.add(mapping.id, row);
    return {
      start: numberOf(mapping.memoryStart),
      limit: numberOf(mapping.memoryLimit),
      offset: numberOf(mapping.fileOffset),
      fileName: table.textOf(mapping.filename, 'mapping', row),
      buildId: table.textOf(mapping.buildId, 'mapping', row),
      hasFunctions: mapping.hasFunctions === true,
      hasFileNames: mapping.hasFilenames === true,
      hasLineNumbers: mapping.hasLineNumbers === true,
      hasInlineFrames: mapping.hasInlineFrames === true,
    };
  });
  return { mappings, mappingIds };
}

function buildFunctions(
  messages: readonly pprof.Function.$Properties[],
  table: StringTable
): { functions: FunctionColumns; functionIds: IdTable } {
  const functionIds = new IdTable('function', 'function-not-found');
  const length = messages.length;
  const functions = {
    length,
    name: new Int32Array(length),
    systemName: new Int32Array(length),
    fileName: new Int32Array(length),
    startLine1: new Int32Array(length),
  };
  messages.forEach((message, row) => {
    functionIds.add(message.id, row);
    functions.name[row] = table.indexOf(message.name, 'function', row);
    functions.systemName[row] = table.indexOf(message.systemName, 'function', row);
    functions.fileName[row] = table.indexOf(message.filename, 'function', row);
    functions.startLine1[row] = Math.min(Math.max(numberOf(message.startLine), 0), 0x7fffffff);
  });
  return { functions, functionIds };
}
