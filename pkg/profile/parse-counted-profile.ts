// SPDX-License-Identifier: Apache-2.0
// goroutine, goroutineleak and threadcreate with debug=1, as a Profile.
import { countedTextParser } from './parse-counted-text';
import type { Profile } from './profile';
import { StackProfileBuilder } from './stack-profile-builder';
import type { LineParser } from './text-lines';

/** Parses the text; the sample type is named after the profile. @throws ProfileError `number-out-of-range` */
export function countedProfileParser(): LineParser<Profile> {
  const builder = new StackProfileBuilder();
  const counted = countedTextParser(({ count, record: { frames, labels } }) =>
    builder.add({
      stack: frames.map((frame) => builder.locationOf(frame)),
      values: [count],
      textLabels: labels,
    })
  );
  const finish = (): Profile => {
    const { kind, warnings } = counted.finish();
    const type = { type: kind, unit: 'count' };
    return builder.build({ sampleTypes: [type], periodType: type, period: 1, warnings });
  };
  return { line: counted.line, finish };
}
