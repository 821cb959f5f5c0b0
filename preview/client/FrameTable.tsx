// SPDX-License-Identifier: Apache-2.0
import type { DataFrame, PanelData } from '@grafana/data';
import { Table, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { displayFrames } from './display-frames';
import { NoData } from './NoData';
import type { PanelSize } from './QueryPanel';

/** The first frame as Grafana's table. */
export function FrameTable({ data, size, label }: { data: PanelData; size: PanelSize; label: string }) {
  const theme = useTheme2();
  const frames = useMemo(() => withColumnWidths(displayFrames(data.series.slice(0, 1), theme)), [data.series, theme]);
  if (frames.length === 0 || frames[0].length === 0) {
    return <NoData data={data} />;
  }
  return (
    <Table ariaLabel={label} data={frames[0]} width={size.widthCssPx} height={size.heightCssPx} columnMinWidth={90} />
  );
}

/** Short numbers need less room than names. Names of the suspects frame; other columns share what is left. */
const COLUMN_WIDTHS_CSS_PX: Record<string, number> = {
  rank: 60,
  line1: 60,
  growth: 100,
  share: 120,
  score: 90,
  slope: 130,
  kept: 80,
  rises: 70,
  package: 110,
};

function withColumnWidths(frames: DataFrame[]): DataFrame[] {
  return frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) => ({
      ...field,
      config: { ...field.config, custom: { width: COLUMN_WIDTHS_CSS_PX[field.name], ...field.config.custom } },
    })),
  }));
}
