// SPDX-License-Identifier: Apache-2.0
import { NONE } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import type { LinearRegex } from './linear-regex';

const UNKNOWN = 0;
const YES = 1;
const NO = 2;

/** Where an expression matches in a profile, as pprof looks: names and files of functions, files of binaries. Each text is tried once. */
export class LineMatcher {
  readonly #profile: Profile;
  readonly #regex: LinearRegex;
  readonly #byFunction: Uint8Array;
  readonly #byMapping: Uint8Array;

  constructor(profile: Profile, regex: LinearRegex) {
    this.#profile = profile;
    this.#regex = regex;
    this.#byFunction = new Uint8Array(profile.functions.length);
    this.#byMapping = new Uint8Array(profile.mappings.length);
  }

  /** Whether the function of `line` matches; undefined when it has none. */
  findInLine(line: number): boolean | undefined {
    const { functions, locations, strings } = this.#profile;
    const row = locations.lineFunction[line];
    if (row === NONE) {
      return undefined;
    }
    if (this.#byFunction[row] === UNKNOWN) {
      const texts = [strings[functions.name[row]], strings[functions.fileName[row]]];
      this.#byFunction[row] = texts.some((text) => this.#regex.test(text)) ? YES : NO;
    }
    return this.#byFunction[row] === YES;
  }

  matchesBinary(location: number): boolean {
    const row = this.#profile.locations.mapping[location];
    if (row === NONE) {
      return false;
    }
    if (this.#byMapping[row] === UNKNOWN) {
      this.#byMapping[row] = this.#regex.test(this.#profile.mappings[row].fileName) ? YES : NO;
    }
    return this.#byMapping[row] === YES;
  }

  /** Any line, or the binary. */
  matchesLocation(location: number): boolean {
    const { lineStart } = this.#profile.locations;
    for (let line = lineStart[location]; line < lineStart[location + 1]; line++) {
      if (this.findInLine(line) === true) {
        return true;
      }
    }
    return this.matchesBinary(location);
  }
}
