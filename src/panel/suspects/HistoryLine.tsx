// SPDX-License-Identifier: Apache-2.0
import { useTheme2 } from '@grafana/ui';
import React from 'react';

interface HistoryLineProps {
  /** At least two, oldest first, evenly spaced. */
  readonly totals: readonly number[];
  readonly widthCssPx: number;
  readonly heightCssPx: number;
}

/** How an amount came to be, as a graphic of the size of a word. The numbers beside it say what matters: readers skip it. */
export function HistoryLine({ totals, widthCssPx, heightCssPx }: HistoryLineProps) {
  const theme = useTheme2();
  const lowest = Math.min(...totals);
  const range = Math.max(...totals) - lowest;
  const points = totals.map((total, at) => {
    const x = 1 + (at / (totals.length - 1)) * (widthCssPx - 4);
    const y = range > 0 ? 2 + (1 - (total - lowest) / range) * (heightCssPx - 4) : heightCssPx / 2;
    return [x.toFixed(1), y.toFixed(1)] as const;
  });
  const [lastX, lastY] = points[points.length - 1];
  const color = theme.visualization.getColorByName('orange');
  return (
    <svg width={widthCssPx} height={heightCssPx} aria-hidden focusable={false} data-testid="seep-history">
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke={theme.colors.text.secondary}
        strokeWidth={1.25}
      />
      <circle cx={lastX} cy={lastY} r={2} fill={color} />
    </svg>
  );
}
