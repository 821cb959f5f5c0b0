// SPDX-License-Identifier: Apache-2.0
// Flame graphs as Pyroscope answers them, levels of bars, to a Profile.
import { arrayOf, corruptJson, integerOf, type JsonObject, objectOf, textOf } from './json-fields';
import { locationsByName } from './parse-folded-text';
import type { Profile, ValueType } from './profile';
import { ProfileError } from './profile-error';
import { type HostTurns, takeTurn } from '#pkg/base';
import { StackProfileBuilder } from './stack-profile-builder';

/** Per bar: offset, total, self, name. Seven numbers are the bar of a diff. */
const NUMBERS_PER_BAR = 4;
// In a hostile flame graph n bars can stand on n levels, whose stacks take n * n. Those of real ones take 2 entries per byte of JSON.
const FREE_STACK_ENTRIES = 1 << 18;
const MAX_ENTRIES_PER_BYTE = 6;
/** About 10 ms of work. */
const BARS_PER_TURN = 1 << 14;

/** What a reader of flame graphs has to know besides the JSON. */
export interface FlameGraphContext {
  /** What the numbers count. */
  readonly type: ValueType;
  /** The length of the JSON, which bounds what may be made of it. */
  readonly jsonBytes: number;
  /** Gets a turn between levels, every 16,384 bars. */
  readonly host: HostTurns;
}

interface Bar {
  readonly start: number;
  readonly end: number;
  readonly name: number;
  readonly parent: Bar | undefined;
}

/**
 * One sample per bar that has a self value. A bar's offset counts from the end of the bar before it on its level; its parent is the
 * bar above it. The bars of the first level stand for everything and are no frames. `json` has `names` and `levels`, the levels as
 * lists of numbers or as {values: [...]}.
 * @throws ProfileError `corrupt-json`, `number-out-of-range`, `too-large`, `unsupported-format` for a diff
 */
export async function profileFromFlameGraph(
  json: JsonObject,
  { type, jsonBytes, host }: FlameGraphContext
): Promise<Profile> {
  if (json.leftTicks !== undefined || json.rightTicks !== undefined) {
    throw new ProfileError('unsupported-format', 'the flame graph of a diff cannot be read as a profile');
  }
  const names = arrayOf(json.names, 'names').map((name, row) => textOf(name, `names ${row}`));
  const builder = new StackProfileBuilder();
  const locationOf = locationsByName(builder);
  let above: readonly Bar[] = [];
  const maxEntries = FREE_STACK_ENTRIES + MAX_ENTRIES_PER_BYTE * jsonBytes;
  let entryCount = 0;
  let barsInTurn = 0;
  for (const [depth, level] of arrayOf(json.levels, 'levels').entries()) {
    above = readLevel({ numbers: numbersOf(level, depth), above, depth, nameCount: names.length }, (bar, self) => {
      entryCount += depth;
      if (entryCount > maxEntries) {
        throw new ProfileError('too-large', `the stacks of the flame graph have more than ${maxEntries} frames`);
      }
      builder.add({ stack: stackOf(bar, (name) => locationOf(names[name])), values: [self] });
    });
    barsInTurn += above.length;
    if (barsInTurn > BARS_PER_TURN) {
      barsInTurn = 0;
      await takeTurn(host);
    }
  }
  return builder.build({ sampleTypes: [type], periodType: undefined, period: 0, warnings: [] });
}

function numbersOf(level: unknown, depth: number): number[] {
  const what = `level ${depth}`;
  const values = Array.isArray(level) ? level : arrayOf(objectOf(level, what).values, what);
  if (values.length % NUMBERS_PER_BAR !== 0) {
    throw corruptJson(`${what} has ${values.length} numbers, not four per bar`);
  }
  return values.map((value) => integerOf(value, what));
}

interface Level {
  readonly numbers: readonly number[];
  readonly above: readonly Bar[];
  readonly depth: number;
  readonly nameCount: number;
}

function readLevel(level: Level, onSelf: (bar: Bar, self: number) => void): Bar[] {
  const { numbers, above } = level;
  const bars: Bar[] = [];
  let end = 0;
  let over = 0;
  for (let i = 0; i < numbers.length; i += NUMBERS_PER_BAR) {
    const start = end + numbers[i];
    end = start + numbers[i + 1];
    while (over < above.length - 1 && above[over].end <= start) {
      over++;
    }
    const bar = { start, end, name: numbers[i + 3], parent: above[over] };
    if (numbers[i] < 0 || numbers[i + 1] < 0 || !isInPlace(bar, level)) {
      throw corruptJson(`bar ${i / NUMBERS_PER_BAR} of level ${level.depth} is under no other, or has no name`);
    }
    bars.push(bar);
    if (numbers[i + 2] !== 0) {
      onSelf(bar, numbers[i + 2]);
    }
  }
  return bars;
}

function isInPlace({ start, end, name, parent }: Bar, { depth, nameCount }: Level): boolean {
  const isUnderParent = depth === 0 || (parent !== undefined && parent.start <= start && end <= parent.end);
  return isUnderParent && name >= 0 && name < nameCount;
}

/** Locations from `bar` up, without the root. */
function stackOf(bar: Bar, locationOf: (name: number) => number): number[] {
  const stack: number[] = [];
  for (let at = bar; at.parent !== undefined; at = at.parent) {
    stack.push(locationOf(at.name));
  }
  return stack;
}
