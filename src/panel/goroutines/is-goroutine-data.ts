// SPDX-License-Identifier: Apache-2.0
import type { FlameShape } from '#pkg/calltree';

/** Every goroutine that waits is in here. */
const PARK = 'runtime.gopark';

/** Whether a tree counts goroutines: by Pyroscope's profile type where it is known, else by what it counts and where they stand. */
export function isGoroutineData(shape: FlameShape, profileType: string): boolean {
  if (profileType !== '') {
    return /^goroutine(?:leak)?:/.test(profileType);
  }
  return shape.unit === 'count' && shape.frames.name.includes(PARK);
}
