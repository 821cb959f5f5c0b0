// SPDX-License-Identifier: Apache-2.0
// Folded stacks, the exchange format of flame graphs: "main;serve;put 42", root first, one stack a line.
import { unreadable } from './parse-counted-text';
import type { Profile, ValueType } from './profile';
import { StackProfileBuilder } from './stack-profile-builder';
import type { LineParser } from './text-lines';

const STACK = /^(\S.*) (-?\d+)$/;

/** Parses the text, whose numbers count `type`. @throws ProfileError `number-out-of-range` */
export function foldedTextParser(type: ValueType): LineParser<Profile> {
  const builder = new StackProfileBuilder();
  const locationOf = locationsByName(builder);
  let unreadableLines = 0;
  const line = (text: string): void => {
    const stack = STACK.exec(text);
    if (stack !== null) {
      const names = (stack[1] ?? '').split(';').filter((name) => name !== '');
      builder.add({ stack: names.reverse().map(locationOf), values: [Number(stack[2])] });
    } else if (text.trim() !== '' && !text.startsWith('#')) {
      unreadableLines++;
    }
  };
  const finish = (): Profile =>
    builder.build({ sampleTypes: [type], periodType: undefined, period: 0, warnings: unreadable(unreadableLines) });
  return { line, finish };
}

/** Finds locations of which only the name is known, each name worked on once. */
export function locationsByName(builder: StackProfileBuilder): (name: string) => number {
  const locations = new Map<string, number>();
  return (name) => {
    const location = locations.get(name) ?? builder.locationOf({ name, fileName: '', line1: 0, address: 0 });
    locations.set(name, location);
    return location;
  };
}
