// SPDX-License-Identifier: Apache-2.0
// What is evaluated: the product's own score, and its own reader of records.
export { computeLeakScore, readSeriesRecord } from '#pkg/leakscore';
