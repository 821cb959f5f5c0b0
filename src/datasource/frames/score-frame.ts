// SPDX-License-Identifier: Apache-2.0
import {
  createDataFrame,
  FieldColorModeId,
  FieldType,
  ThresholdsMode,
  type DataFrame,
  type FieldConfig,
  type Labels,
} from '@grafana/data';
import type { LeakScore } from '#pkg/leakscore';
import type { FrameHead } from './tree-frames';

/** A score at a moment. */
export interface ScoredMoment {
  readonly timeUnixMs: number;
  readonly score: LeakScore;
}

export interface ScoreFrameOptions {
  readonly head: FrameHead;
  readonly labels: Labels;
  readonly displayName: string;
  /** Draws the thresholds as lines, where no panel has options for it. */
  readonly showThresholds: boolean;
}

const TERMS = ['trend', 'shape', 'recency', 'size', 'load'] as const;

/** Scores of one resource over time, 0 to 100, with the addends of the logit as further fields. */
export function scoreFrame(
  moments: readonly ScoredMoment[],
  { head, labels, displayName, showThresholds }: ScoreFrameOptions
): DataFrame {
  return createDataFrame({
    refId: head.refId,
    name: head.name,
    meta: { preferredVisualisationType: 'graph', ...head.meta },
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: moments.map(({ timeUnixMs }) => timeUnixMs) },
      {
        name: 'score',
        type: FieldType.number,
        labels,
        config: { ...SCORE_CONFIG, displayNameFromDS: displayName, ...(showThresholds ? WITH_LINES : {}) },
        values: moments.map(({ score }) => score.score),
      },
      ...TERMS.map((term) => ({
        name: term,
        type: FieldType.number,
        labels,
        config: TERM_CONFIG,
        values: moments.map(({ score }) => score.terms?.[term] ?? null),
      })),
    ],
  });
}

// 50 is suspect, 80 twice in a row is worth an alert (design: leak score).
const SCORE_CONFIG: FieldConfig = {
  min: 0,
  max: 100,
  unit: 'none',
  decimals: 0,
  thresholds: {
    mode: ThresholdsMode.Absolute,
    steps: [
      { value: -Infinity, color: 'green' },
      { value: 50, color: 'orange' },
      { value: 80, color: 'red' },
    ],
  },
};

// A score's line has the colour of what its newest value means. The palette would count the hidden addends and give all the same green.
const WITH_LINES: FieldConfig = {
  custom: { thresholdsStyle: { mode: 'dashed' } },
  color: { mode: FieldColorModeId.Thresholds, seriesBy: 'last' },
};

// The addends are for the reader of a table or a tooltip: five more lines around 0 would only hide the score.
const TERM_CONFIG: FieldConfig = { decimals: 2, custom: { hideFrom: { viz: true, legend: true, tooltip: false } } };
