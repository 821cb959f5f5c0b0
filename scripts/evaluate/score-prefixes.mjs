// SPDX-License-Identifier: Apache-2.0
// The scores of one series at several lengths, with the figures that rules about scores may look at.

/**
 * @typedef {object} Evaluation
 * @property {number} samples
 * @property {number} timeSeconds of the last sample
 * @property {number} score with the weight of age
 * @property {number} evidence without it
 * @property {boolean} carried over from the process before
 * @property {number} growthAgeSeconds
 * @property {number} floors 0 where there were too few samples
 * @property {number} confidence
 * @property {number} process 0 for the first of the series
 * @property {number} uptimeSeconds of that process
 * @property {number} firstUptimeSeconds the same at its first sample
 */

/**
 * @param {typeof import('./rooms.mjs')} rooms
 * @param {import('./read-corpora.mjs').LabelledSeries} labelled
 * @param {{ lengths: number[], minGrowthAgeSeconds?: number }} options
 * @returns {Evaluation[]}
 */
export function scorePrefixes(rooms, labelled, { lengths, minGrowthAgeSeconds }) {
  const { series } = rooms.readSeriesRecord(labelled);
  return lengths.map((samples) => {
    const restarts = series.restarts.filter((first) => first < samples);
    const prefix = {
      kind: series.kind,
      timesSeconds: series.timesSeconds.slice(0, samples),
      values: series.values.slice(0, samples),
      workBytes: series.workBytes?.slice(0, samples),
      gcCycles: series.gcCycles?.slice(0, samples),
      restarts,
    };
    const { score, evidence, carried, growthAgeSeconds, confidence, features } = rooms.computeLeakScore(prefix, {
      minGrowthAgeSeconds,
    });
    const process = processOf(restarts, labelled);
    const timeSeconds = prefix.timesSeconds[samples - 1];
    return {
      samples,
      timeSeconds,
      score,
      evidence,
      carried,
      growthAgeSeconds,
      floors: features?.floors ?? 0,
      confidence,
      process: process.ordinal,
      uptimeSeconds: process.firstUptimeSeconds + timeSeconds - process.firstSeconds,
      firstUptimeSeconds: process.firstUptimeSeconds,
    };
  });
}

/** The running process; a restart at the first sample is none. */
function processOf(restarts, { t, uptime0 }) {
  const later = restarts.filter((first) => first > 0);
  const ordinal = later.length;
  return ordinal === 0
    ? { ordinal, firstSeconds: t[0], firstUptimeSeconds: uptime0 }
    : { ordinal, firstSeconds: t[later[ordinal - 1]], firstUptimeSeconds: 0 };
}
