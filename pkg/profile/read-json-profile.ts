// SPDX-License-Identifier: Apache-2.0
// Profiles in JSON: Pyroscope's pprof, its flame graphs, and the flamebearer files of its user interface.
import { buildProfile } from './build-profile';
import { type FlameGraphContext, profileFromFlameGraph } from './flame-graph-profile';
import { corruptJson, isJsonObject, type JsonObject, textOf } from './json-fields';
import { messageFromJson } from './message-from-json';
import type { Profile, ValueType } from './profile';
import { ProfileError } from './profile-error';
import { quotedLineOf } from './recognise-content';
import { type HostTurns, takeTurn } from '#pkg/base';

// pyroscope pkg/og/structs/flamebearer, units.go: the units of flamebearer files.
const UNIT_TYPES: ReadonlyMap<string, ValueType> = new Map([
  ['samples', { type: 'samples', unit: 'count' }],
  ['objects', { type: 'inuse_objects', unit: 'count' }],
  ['bytes', { type: 'inuse_space', unit: 'bytes' }],
  ['goroutines', { type: 'goroutine', unit: 'count' }],
  ['lock_samples', { type: 'contentions', unit: 'count' }],
  ['lock_nanoseconds', { type: 'delay', unit: 'nanoseconds' }],
]);

/**
 * Reads a profile.proto message in protojson, alone or as {"pprof": {"profile": ...}}, {"flamegraph": ...} of Pyroscope's query API, or
 * a flamebearer file. `unnamedType` is what numbers count where the JSON does not say.
 * @throws ProfileError `text-instead-of-profile` for other JSON, `no-sample-types` for {}, `corrupt-json`, and what buildProfile and
 * profileFromFlameGraph throw
 */
export async function readJsonProfile(plain: Uint8Array, unnamedType: ValueType, host: HostTurns): Promise<Profile> {
  const text = new TextDecoder().decode(plain);
  const json = parsed(text);
  await takeTurn(host);
  const context = { type: unnamedType, jsonBytes: plain.length, host };
  const pprof = isJsonObject(json.pprof) ? json.pprof.profile : undefined;
  const message = isJsonObject(pprof) ? pprof : json;
  if (message.stringTable !== undefined || message.sampleType !== undefined) {
    const checked = messageFromJson(message);
    await takeTurn(host);
    return buildProfile(checked);
  }
  if (isJsonObject(json.flamegraph)) {
    return profileFromFlameGraph(json.flamegraph, context);
  }
  if (isJsonObject(json.flamebearer)) {
    return readFlamebearer(json.flamebearer, json.metadata, context);
  }
  if (Object.keys(json).length === 0) {
    throw new ProfileError('no-sample-types', 'the answer is empty: there is no profile in it');
  }
  throw new ProfileError('text-instead-of-profile', `JSON came instead of a profile: "${quotedLineOf(text)}"`);
}

function parsed(text: string): JsonObject {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ProfileError('corrupt-json', 'the JSON is damaged or ends early', { cause });
  }
  if (!isJsonObject(json)) {
    throw corruptJson('the JSON is not an object');
  }
  return json;
}

function readFlamebearer(flamebearer: JsonObject, metadata: unknown, context: FlameGraphContext): Promise<Profile> {
  const { format, units } = isJsonObject(metadata) ? metadata : { format: '', units: '' };
  if (textOf(format, 'format') === 'double') {
    throw new ProfileError('unsupported-format', 'the flame graph of a diff cannot be read as a profile');
  }
  const type = UNIT_TYPES.get(textOf(units, 'units')) ?? context.type;
  return profileFromFlameGraph(flamebearer, { ...context, type });
}
