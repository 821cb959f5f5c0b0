// SPDX-License-Identifier: Apache-2.0
import type { Warning } from '#pkg/base';

/** Goroutines that wait (or run) at the same place in the same way. What a form does not tell is undefined, empty or false. */
export interface GoroutineGroup {
  /** How many; negative in a protobuf delta (`seconds=N`) when they became fewer. */
  readonly count: number;
  /** As in the header of debug=2: "chan send", "select", "IO wait", ... debug=1 does not tell. */
  readonly state: string | undefined;
  /** The longest wait of the group in whole minutes, counted by Go from the first garbage collection. Only debug=2 tells. */
  readonly waitMinutes: number | undefined;
  /** Function that started them. Only debug=2 tells. */
  readonly createdBy: string | undefined;
  /** First frame of `stack` that is not of the runtime; "<unknown>" when the stack is empty. */
  readonly function: string;
  /** Function names, LEAF FIRST, without the runtime frames at the leaf and without runtime.goexit, as Go's text forms do. */
  readonly stack: readonly string[];
  /** pprof labels. debug=2 tells them only with GODEBUG tracebacklabels (default since Go 1.27). */
  readonly labels: Readonly<Record<string, string>>;
  readonly lockedToThread: boolean;
  /** Proven by Go to wait for ever: the debug=2 mark, or everything in a goroutineleak profile. */
  readonly leaked: boolean;
}

/** Where the groups were read from: protobuf (debug=0), counted text (debug=1) or the full dump (debug=2). */
export type GoroutineForm = 'protobuf' | 'debug1' | 'debug2';

export interface GoroutineGroups {
  readonly form: GoroutineForm;
  /** Sum of the counts. */
  readonly total: number;
  /** Largest count first, then by stack and state: the order does not change between refreshes. */
  readonly groups: readonly GoroutineGroup[];
  readonly warnings: readonly Warning[];
}
