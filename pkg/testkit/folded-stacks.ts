// SPDX-License-Identifier: Apache-2.0
// Stacks written as text, for tests that a person can check by eye.
import type { WeightedStacks } from '#pkg/calltree';

/**
 * One stack a line, root first, weight last: "main.main;main.put 12". A line of a weight alone is a stack without frames.
 */
export function stacksFromText(text: string, unit = 'bytes'): WeightedStacks {
  const names: string[] = [];
  const start = [0];
  const frame: number[] = [];
  const value: number[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') {
      continue;
    }
    const split = line.lastIndexOf(' ');
    for (const name of split < 0 ? [] : line.slice(0, split).split(';')) {
      const known = names.indexOf(name);
      frame.push(known < 0 ? names.push(name) - 1 : known);
    }
    start.push(frame.length);
    value.push(Number(line.slice(split + 1)));
  }
  return {
    frames: { length: names.length, name: names, file: names.map(() => ''), line1: new Int32Array(names.length) },
    length: value.length,
    start: Int32Array.from(start),
    frame: Int32Array.from(frame),
    value: Float64Array.from(value),
    unit,
  };
}
