// SPDX-License-Identifier: Apache-2.0
// Series over time, drawn by Grafana's own component.
import { FieldColorModeId, type FieldConfig, type PanelData, type ThresholdsConfig } from '@grafana/data';
import { GraphThresholdsStyleMode, LegendDisplayMode, TimeSeries, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { displayFrames } from './display-frames';
import { NoData } from './NoData';
import type { PanelSize } from './QueryPanel';

interface LinesProps {
  data: PanelData;
  size: PanelSize;
  config?: FieldConfig;
  thresholds?: ThresholdsConfig;
}

export function Lines({ data, size, config, thresholds }: LinesProps) {
  const theme = useTheme2();
  const frames = useMemo(() => {
    const thresholdsStyle = {
      mode: thresholds ? GraphThresholdsStyleMode.DashedAndArea : GraphThresholdsStyleMode.Off,
    };
    const custom = {
      lineWidth: 2,
      fillOpacity: 8,
      showPoints: 'never',
      spanNulls: true,
      axisGridShow: true,
      thresholdsStyle,
      ...config?.custom,
    };
    const color = { mode: thresholds ? FieldColorModeId.Thresholds : FieldColorModeId.PaletteClassic };
    return displayFrames(data.series, theme, { color, ...config, ...(thresholds ? { thresholds } : {}), custom });
  }, [data.series, theme, config, thresholds]);
  if (frames.every((frame) => frame.length === 0)) {
    return <NoData data={data} />;
  }
  return (
    <TimeSeries
      frames={frames}
      width={size.widthCssPx}
      height={size.heightCssPx}
      timeRange={data.timeRange}
      timeZone="browser"
      legend={{ displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [], showLegend: true }}
    />
  );
}
