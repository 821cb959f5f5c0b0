// SPDX-License-Identifier: Apache-2.0
// When to ask a target which goroutines its collector proved to be leaked.
import type { Profile } from '#pkg/profile';

/** The profile is a GC of its own (Go 1.27, runtime/pprof), and three samples of a leak prove it: no hurry. */
export const GOROUTINE_LEAK_PAUSE_MS = 5 * 60_000;

export interface GoroutineLeakPort {
  readonly now: () => number;
  /** Whether the index page lists the profile. */
  readonly isListed: (signal?: AbortSignal | undefined) => Promise<boolean>;
  readonly readProfile: (signal?: AbortSignal | undefined) => Promise<Profile>;
}

/**
 * Reads the profile at most every five minutes, and only where the target lists it; undefined otherwise. Whether it does is looked up
 * as rarely: a new build may bring it.
 */
export function createGoroutineLeakReader({
  now,
  isListed,
  readProfile,
}: GoroutineLeakPort): (signal?: AbortSignal | undefined) => Promise<Profile | undefined> {
  let askedUnixMs = -Infinity;
  return async (signal) => {
    if (now() - askedUnixMs < GOROUTINE_LEAK_PAUSE_MS) {
      return undefined;
    }
    askedUnixMs = now();
    return (await isListed(signal)) ? readProfile(signal) : undefined;
  };
}
