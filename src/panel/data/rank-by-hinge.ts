// SPDX-License-Identifier: Apache-2.0
import { unescapeName } from '#pkg/calltree';
import type { Picture } from './growth-model';

/** Best rank among the suspects, by the hinge's name as the frame table has it; empty while nothing is ranked. O(suspects). */
export function rankByHinge(picture: Picture): ReadonlyMap<string, number> {
  if (picture.kind === 'snapshot') {
    return new Map();
  }
  const { rows, hinges } = picture.suspects;
  const ranked = [...hinges].map((name) => {
    const readable = unescapeName(name);
    return [name, rows.find((row) => row.function === readable)?.rank ?? rows.length] as const;
  });
  return new Map(ranked);
}
