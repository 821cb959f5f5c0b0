// SPDX-License-Identifier: Apache-2.0
// A profile.proto message in protojson, as Pyroscope answers.
import { arrayOf, integerOf, type JsonObject, objectOf, textOf } from './json-fields';
import { pprof } from './proto/profile';

/** Reads one id; ids beyond 2^53 get negative stand-ins, the same one for the same id. */
type IdOf = (value: unknown, what: string) => number;

/**
 * The message in `json`; its references are not checked yet.
 * @throws ProfileError `corrupt-json`
 */
export function messageFromJson(json: JsonObject): pprof.Profile {
  const idOf = makeIdReader();
  const listOf = <Item>(name: string, itemOf: (item: JsonObject, what: string) => Item): Item[] =>
    arrayOf(json[name], name).map((item, row) => itemOf(objectOf(item, `${name} ${row}`), `${name} ${row}`));
  return new pprof.Profile({
    sampleType: listOf('sampleType', valueTypeOf),
    sample: listOf('sample', (item, what) => sampleOf(item, what, idOf)),
    mapping: listOf('mapping', (item, what) => mappingOf(item, what, idOf)),
    location: listOf('location', (item, what) => locationOf(item, what, idOf)),
    function: listOf('function', (item, what) => functionOf(item, what, idOf)),
    stringTable: arrayOf(json.stringTable, 'stringTable').map((text, row) => textOf(text, `stringTable ${row}`)),
    dropFrames: integerOf(json.dropFrames, 'dropFrames'),
    keepFrames: integerOf(json.keepFrames, 'keepFrames'),
    timeNanos: integerOf(json.timeNanos, 'timeNanos'),
    durationNanos: integerOf(json.durationNanos, 'durationNanos'),
    periodType: json.periodType ? valueTypeOf(objectOf(json.periodType, 'periodType'), 'periodType') : null,
    period: integerOf(json.period, 'period'),
    comment: arrayOf(json.comment, 'comment').map((index, row) => integerOf(index, `comment ${row}`)),
    defaultSampleType: integerOf(json.defaultSampleType, 'defaultSampleType'),
    docUrl: integerOf(json.docUrl, 'docUrl'),
  });
}

function makeIdReader(): IdOf {
  const standIns = new Map<string, number>();
  return (value, what) => {
    const id = integerOf(value, what);
    if (Number.isSafeInteger(id)) {
      return id;
    }
    const key = String(value);
    const standIn = standIns.get(key) ?? -1 - standIns.size;
    standIns.set(key, standIn);
    return standIn;
  };
}

function valueTypeOf(item: JsonObject, what: string): pprof.ValueType.$Properties {
  return { type: integerOf(item.type, what), unit: integerOf(item.unit, what) };
}

function sampleOf(item: JsonObject, what: string, idOf: IdOf): pprof.Sample.$Properties {
  return {
    locationId: arrayOf(item.locationId, what).map((id) => idOf(id, what)),
    value: arrayOf(item.value, what).map((value) => integerOf(value, what)),
    label: arrayOf(item.label, what).map((label) => {
      const { key, str, num, numUnit } = objectOf(label, what);
      return {
        key: integerOf(key, what),
        str: integerOf(str, what),
        num: integerOf(num, what),
        numUnit: integerOf(numUnit, what),
      };
    }),
  };
}

function mappingOf(item: JsonObject, what: string, idOf: IdOf): pprof.Mapping.$Properties {
  return {
    id: idOf(item.id, what),
    memoryStart: integerOf(item.memoryStart, what),
    memoryLimit: integerOf(item.memoryLimit, what),
    fileOffset: integerOf(item.fileOffset, what),
    filename: integerOf(item.filename, what),
    buildId: integerOf(item.buildId, what),
    hasFunctions: item.hasFunctions === true,
    hasFilenames: item.hasFilenames === true,
    hasLineNumbers: item.hasLineNumbers === true,
    hasInlineFrames: item.hasInlineFrames === true,
  };
}

function locationOf(item: JsonObject, what: string, idOf: IdOf): pprof.Location.$Properties {
  return {
    id: idOf(item.id, what),
    mappingId: idOf(item.mappingId, what),
    address: integerOf(item.address, what),
    line: arrayOf(item.line, what).map((entry) => {
      const { functionId, line, column } = objectOf(entry, what);
      return { functionId: idOf(functionId, what), line: integerOf(line, what), column: integerOf(column, what) };
    }),
    isFolded: item.isFolded === true,
  };
}

function functionOf(item: JsonObject, what: string, idOf: IdOf): pprof.Function.$Properties {
  return {
    id: idOf(item.id, what),
    name: integerOf(item.name, what),
    systemName: integerOf(item.systemName, what),
    filename: integerOf(item.filename, what),
    startLine: integerOf(item.startLine, what),
  };
}
