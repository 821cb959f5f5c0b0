// SPDX-License-Identifier: Apache-2.0
// The verbs of the leak score that bench/score.mjs measures.
export { computeLeakScore, computeWindowedScore, createScoreTracker } from '#pkg/leakscore';
