// SPDX-License-Identifier: Apache-2.0
// goroutine?debug=2 as a Profile: equal goroutines become one sample, as in the other forms.
import { type DumpedGoroutine, goroutineDumpParser } from './parse-goroutine-dump';
import type { Profile } from './profile';
import { StackProfileBuilder } from './stack-profile-builder';
import type { LineParser } from './text-lines';
import type { TextFrame } from './text-records';

// "\t/x/main.go:5 +0x1d", in crashes with " fp=0x... sp=0x... pc=0x..." behind it.
const PLACE = /^\t(.*):(\d+)(?: \+0x[\da-f]+)?(?: fp=.*)?$/;

const GOROUTINES = { type: 'goroutine', unit: 'count' };

/**
 * Parses a dump of `textBytes` bytes. Stacks keep their runtime frames, as in the protobuf form; pprof labels stay, and the state
 * becomes the label "state". Who created a goroutine, and for how long it waits, is in GoroutineGroups only.
 */
export function dumpProfileParser(textBytes: number): LineParser<Profile> {
  const builder = new StackProfileBuilder();
  const rows = new Map<string, number>();
  const dump = goroutineDumpParser(textBytes, (goroutine) => {
    const { header, frames, places } = goroutine;
    const key = [header.state, JSON.stringify(header.labels), ...frames, ...places].join('\n');
    const row = rows.get(key);
    if (row !== undefined) {
      builder.addTo(row, 1);
      return;
    }
    rows.set(key, builder.length);
    const textLabels = header.state === '' ? header.labels : { ...header.labels, state: header.state };
    builder.add({ stack: framesOf(goroutine).map((frame) => builder.locationOf(frame)), values: [1], textLabels });
  });
  const finish = (): Profile => {
    const warnings = dump.finish();
    return builder.build({ sampleTypes: [GOROUTINES], periodType: GOROUTINES, period: 1, warnings });
  };
  return { line: dump.line, finish };
}

function framesOf({ frames, places }: DumpedGoroutine): TextFrame[] {
  return frames.map((name, i) => {
    const place = PLACE.exec(places[i] ?? '');
    return { name, fileName: place?.[1] ?? '', line1: Number(place?.[2] ?? 0), address: 0 };
  });
}
