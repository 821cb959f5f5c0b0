// SPDX-License-Identifier: Apache-2.0
// Values between two snapshots and beyond the second one, on the straight line through both.

/**
 * The number at `ratio`: 0 is before, 1 is after, 2 is as far again. Never negative: a site that shrinks ends at nothing.
 * Exact at 0 and 1.
 */
export function onTheLine(before, after, ratio) {
  return Math.max(0, Math.round(before + (after - before) * ratio));
}

/**
 * The profile at `ratio`, dated `unixMs`. Samples are matched by stack (addresses, functions, lines) and labels; one that is in a
 * single snapshot counts as 0 in the other. Beyond ratio 1 only stacks go on growing that run through the function `leak` ("" for
 * none) or its closures: any other difference of two snapshots is chance. Samples that come to nothing are left out, as Go does.
 */
export function profileAt([before, after], { ratio, unixMs, leak }) {
  const rows = new Map();
  const zeros = after.sampleTypes.map(() => 0);
  for (const sample of before.samples) {
    addRow(rows, sample, { before: sample.values, after: zeros });
  }
  for (const sample of after.samples) {
    addRow(rows, sample, { before: zeros, after: sample.values });
  }
  const samples = [...rows.values()]
    .map((row) => {
      const rowRatio = runsThrough(row.sample, leak) ? ratio : Math.min(1, ratio);
      return { ...row.sample, values: row.before.map((value, type) => onTheLine(value, row.after[type], rowRatio)) };
    })
    .filter((sample) => sample.values.some((value) => value !== 0));
  return { ...after, samples, timeNanos: BigInt(Math.round(unixMs)) * 1_000_000n };
}

function runsThrough(sample, leak) {
  const isLeak = ({ function: { name } }) => name === leak || name.startsWith(`${leak}.`);
  return leak !== '' && sample.stack.some((location) => location.lines.some(isLeak));
}

function addRow(rows, sample, values) {
  const row = rows.get(sample.key);
  if (row === undefined) {
    rows.set(sample.key, { sample, ...values });
    return;
  }
  // The same stack may come several times in one profile.
  row.before = row.before.map((value, type) => value + values.before[type]);
  row.after = row.after.map((value, type) => value + values.after[type]);
}

/** Sum of the first sample type: goroutines, threads. */
export function totalOf(profile) {
  return profile.samples.reduce((sum, sample) => sum + sample.values[0], 0);
}
