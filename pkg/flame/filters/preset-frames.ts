// SPDX-License-Identifier: Apache-2.0
// What belongs to Go's runtime and what to profiling, by the names of functions.
import { packageOf } from '#pkg/calltree';

// Labels are set by the application, and runtime/pprof.Do calls what it labels: none of it is the cost of a profile.
const ABOUT_LABELS = /^runtime\/pprof\.(?:Do|SetGoroutineLabels|WithLabels|Labels?|ForLabels)(?:\.|$)/;

/** Whether a function is of the inside of Go's runtime: package runtime and those below internal/runtime (runtime/internal before Go 1.24). */
export function isRuntimeFrame(name: string): boolean {
  const path = packageOf(name);
  return path === 'runtime' || path.startsWith('internal/runtime/') || path.startsWith('runtime/internal/');
}

/** Whether a function runs only because somebody takes a profile: the handlers of net/http/pprof and the writers of runtime/pprof. */
export function isProfilerFrame(name: string): boolean {
  const path = packageOf(name);
  return path === 'net/http/pprof' || (path === 'runtime/pprof' && !ABOUT_LABELS.test(name));
}
