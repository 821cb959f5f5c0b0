// SPDX-License-Identifier: Apache-2.0
import type { Balance, DeltaTree } from './call-tree';

/** What changed over the whole of `delta`. */
export function balanceOf(delta: DeltaTree): Balance {
  let appeared = 0;
  let gone = 0;
  for (let node = 0; node < delta.length; node++) {
    const before = delta.selfBefore[node];
    const after = delta.selfAfter[node];
    appeared += before === 0 ? Math.max(after, 0) : 0;
    gone += after === 0 ? Math.max(before, 0) : 0;
  }
  return {
    unit: delta.unit,
    before: delta.totalBefore[0],
    after: delta.totalAfter[0],
    grown: delta.grown[0],
    new: appeared,
    shrunk: delta.shrunk[0],
    gone,
  };
}
