// SPDX-License-Identifier: Apache-2.0
import type { Profile } from '#pkg/profile';

/**
 * The unit of each numeric label by its key: the first that a sample states, else what pprof infers from the key
 * (profile.go NumLabelUnits): "bytes" for Go's size class is its own unit.
 */
export function numericLabelUnits({ labels, strings }: Profile): ReadonlyMap<string, string> {
  const units = new Map<string, string>();
  for (let row = 0; row < labels.length; row++) {
    if (labels.text[row] === 0) {
      const key = strings[labels.key[row]];
      units.set(key, units.get(key) || strings[labels.unit[row]]);
    }
  }
  for (const [key, unit] of units) {
    units.set(key, unit || (key === 'alignment' || key === 'request' ? 'bytes' : key));
  }
  return units;
}
