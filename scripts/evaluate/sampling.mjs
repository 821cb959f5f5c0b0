// SPDX-License-Identifier: Apache-2.0
// Rows of a heap profile's text: `"frame;frame;frame|size": [in-use objects, in-use bytes, allocated objects, allocated bytes]`, as sampled.

const SAMPLE_PERIOD_BYTES = 524_288;

/** The chance that an object of this size is sampled at all (Go: Poisson by bytes). */
export const sampledRatio = (sizeBytes) => 1 - Math.exp(-sizeBytes / SAMPLE_PERIOD_BYTES);

/**
 * @param {Record<string, number[]>} rows
 * @returns {{ stack: string, sizeBytes: number, row: number[] }[]} without rows of size 0, which stand for nothing
 */
export function rowsOf(rows) {
  return Object.entries(rows)
    .map(([key, row]) => {
      const at = key.lastIndexOf('|');
      return { stack: key.slice(0, at), sizeBytes: Number(key.slice(at + 1)), row };
    })
    .filter(({ sizeBytes }) => sizeBytes > 0);
}
