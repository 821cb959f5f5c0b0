// SPDX-License-Identifier: Apache-2.0
// The latest leak score of each resource as a big number, the highest first.
import React from 'react';
import { type DataFrame, type Field, type PanelData, getFieldDisplayName } from '@grafana/data';
import { BigValue, BigValueColorMode, BigValueGraphMode, BigValueTextMode, useTheme2 } from '@grafana/ui';
import { SCORE_THRESHOLDS, displayFrames, onlyNumber } from './display-frames';
import { NoData } from './NoData';
import type { PanelSize } from './QueryPanel';

export function ScoreStat({ data, size }: { data: PanelData; size: PanelSize }) {
  const theme = useTheme2();
  const frames = displayFrames(onlyNumber(data.series, 'score'), theme, {
    thresholds: SCORE_THRESHOLDS,
    decimals: 0,
    min: 0,
    max: 100,
  });
  const latest = frames.flatMap((frame) => latestScores(frame, frames)).sort((left, right) => right.score - left.score);
  if (latest.length === 0) {
    return <NoData data={data} />;
  }
  const heightCssPx = Math.floor(size.heightCssPx / latest.length);
  return latest.map(({ field, score, name }) => (
    <div key={name} role="status" aria-label={`Leak score, ${name}`}>
      <BigValue
        theme={theme}
        width={size.widthCssPx}
        height={heightCssPx}
        colorMode={BigValueColorMode.Value}
        graphMode={BigValueGraphMode.None}
        textMode={BigValueTextMode.ValueAndName}
        value={{ ...(field.display?.(score) ?? { text: String(score), numeric: score }), title: name }}
      />
    </div>
  ));
}

function latestScores(frame: DataFrame, all: DataFrame[]): Array<{ field: Field; score: number; name: string }> {
  return frame.fields
    .filter((field) => field.name === 'score')
    .flatMap((field) => {
      const known = field.values.filter((value) => Number.isFinite(value));
      const score = known[known.length - 1];
      const name = field.labels?.resource ?? getFieldDisplayName(field, frame, all);
      return score === undefined ? [] : [{ field, score, name }];
    });
}
