// SPDX-License-Identifier: Apache-2.0
// What counts as one row of a report: the nodes behind the locations of a profile at a granularity.
import { NONE } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import { cleanPath } from './clean-path';

/** pprof's granularities (driver.go aggregate); "functions" is its default. */
export const GRANULARITIES = ['functions', 'files', 'lines', 'addresses', 'filefunctions'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

export interface NodeOptions {
  /** Default "functions". */
  readonly granularity?: Granularity;
  /** Attribute inlined calls to the function they were inlined into. */
  readonly noInlines?: boolean;
}

/**
 * Nodes of a profile. Location i is made of node[start[i] .. start[i + 1]), the innermost inlined call first; a location without
 * lines is one node. `name` is what pprof prints; two nodes may print the same (same file, other binary) and stay apart.
 */
export interface NodeTable {
  readonly length: number;
  readonly name: readonly string[];
  /** Orders nodes that print the same (graph.go compareNodes). */
  readonly key: readonly string[];
  readonly start: Int32Array;
  readonly node: Int32Array;
}

/** What pprof calls NodeInfo (graph.go), less what no report here prints. */
interface NodeInfo {
  readonly name: string;
  readonly address: number;
  readonly file: string;
  readonly startLine1: number;
  readonly line1: number;
  readonly column1: number;
  readonly binary: string;
}

interface Shown {
  readonly name: boolean;
  readonly file: boolean;
  readonly line: boolean;
  readonly column: boolean;
  readonly address: boolean;
}

const SHOWN: Readonly<Record<Granularity, Shown>> = {
  functions: { name: true, file: false, line: false, column: false, address: false },
  filefunctions: { name: true, file: true, line: false, column: false, address: false },
  files: { name: false, file: true, line: false, column: false, address: false },
  lines: { name: true, file: true, line: true, column: false, address: false },
  addresses: { name: true, file: true, line: true, column: true, address: true },
};

/** The nodes of all locations, in the order of first sight: the order of the samples has no influence. */
export function nodesOfProfile(profile: Profile, options: NodeOptions = {}): NodeTable {
  const all = SHOWN[options.granularity ?? 'functions'];
  // pprof shows columns only where it does not aggregate at all.
  const shown = { ...all, column: all.column && options.noInlines !== true };
  const { locations } = profile;
  const interner = new NodeInterner();
  const start = new Int32Array(locations.length + 1);
  const node = new Int32Array(locations.length + locations.lineFunction.length);
  let next = 0;
  for (let location = 0; location < locations.length; location++) {
    const lineEnd = locations.lineStart[location + 1];
    const allLines = locations.lineStart[location];
    const firstLine = options.noInlines === true ? Math.max(allLines, lineEnd - 1) : allLines;
    for (let line = firstLine; line < lineEnd; line++) {
      node[next++] = interner.intern(infoOfLine(profile, { location, line }, shown));
    }
    if (firstLine === lineEnd) {
      node[next++] = interner.intern(bareInfo(profile, location, shown));
    }
    start[location + 1] = next;
  }
  return { length: interner.name.length, name: interner.name, key: interner.key, start, node: node.slice(0, next) };
}

class NodeInterner {
  readonly #byKey = new Map<string, number>();
  readonly name: string[] = [];
  readonly key: string[] = [];

  intern(info: NodeInfo): number {
    const { name, address, file, startLine1, line1, column1, binary } = info;
    // Go's fmt.Sprint of a NodeInfo, which is what pprof orders by; "\0" keeps the parts apart.
    const key = `${name}\0 ${address}\0 ${file}\0 ${startLine1}\0 ${line1}\0 ${column1}\0 ${binary}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      return known;
    }
    const node = this.name.length;
    this.#byKey.set(key, node);
    this.name.push(printableName(info));
    this.key.push(key);
    return node;
  }
}

function infoOfLine(profile: Profile, at: { location: number; line: number }, shown: Shown): NodeInfo {
  const { functions, locations, strings } = profile;
  const row = locations.lineFunction[at.line];
  if (row === NONE) {
    return bareInfo(profile, at.location, shown);
  }
  const name = shown.name ? strings[functions.name[row]] : '';
  return {
    name,
    address: shown.address ? locations.address[at.location] : 0,
    file: shown.file ? cleanPath(strings[functions.fileName[row]]) : '',
    line1: shown.line ? locations.line1[at.line] : 0,
    column1: shown.column ? (locations.column1?.[at.line] ?? 0) : 0,
    startLine1: name === '' ? functions.startLine1[row] : 0,
    binary: name === '' ? binaryOf(profile, at.location) : '',
  };
}

function bareInfo(profile: Profile, location: number, shown: Shown): NodeInfo {
  const address = shown.address ? profile.locations.address[location] : 0;
  return { name: '', address, file: '', startLine1: 0, line1: 0, column1: 0, binary: binaryOf(profile, location) };
}

function binaryOf({ mappings, locations }: Profile, location: number): string {
  return mappings[locations.mapping[location]]?.fileName ?? '';
}

// 2^64 - 1, the address with which Go 1.24 fills the stacks of threads up, is 2^64 as a double.
function printableAddress(address: number): string {
  return address < 2 ** 64 ? BigInt(address).toString(16).padStart(16, '0') : 'f'.repeat(16);
}

// graph.go NameComponents.
function printableName({ name, address, file, line1, column1, binary }: NodeInfo): string {
  const parts = address === 0 ? [] : [printableAddress(address)];
  if (name !== '') {
    parts.push(name);
  }
  if (line1 !== 0) {
    parts.push(`${file}:${line1}${column1 === 0 ? '' : `:${column1}`}`);
  } else if (file !== '') {
    parts.push(file);
  } else if (name === '') {
    const baseName = binary.replace(/\/+$/, '').split('/').pop();
    parts.push(baseName ? `[${baseName}]` : binary === '' ? '<unknown>' : '[/]');
  }
  return parts.join(' ');
}
