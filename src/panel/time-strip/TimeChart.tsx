// SPDX-License-Identifier: Apache-2.0
// The course of the whole over the captures, what else was measured, and what happened. The handles say it in words: readers skip it.
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import { t } from '../translate';
import type { TimeLine, Timeline } from './timeline';
import { isSameCourse, largestOf, linePath, type TimeScale, yOf } from './time-scale';

interface TimeChartProps {
  readonly scale: TimeScale;
  readonly heightCssPx: number;
  /** Totals of the root at the captures; both empty where not known. */
  readonly timesUnixMs: readonly number[];
  readonly totals: readonly number[];
  readonly timeline: Timeline;
  readonly fromUnixMs: number;
  readonly toUnixMs: number;
}

export const TimeChart = memo(function TimeChart(props: TimeChartProps) {
  const { scale, heightCssPx, timesUnixMs, totals, timeline, fromUnixMs, toUnixMs } = props;
  const styles = useStyles2(getStyles);
  const course = { timesUnixMs, values: totals };
  // What is the same has the same scale. Other lines have their own: goroutines beside bytes.
  const isOwn = (line: TimeLine): boolean => isSameCourse(line, course);
  const largest = largestOf([...totals, ...timeline.lines.filter(isOwn).map(({ values }) => largestOf(values))]);
  const largestIn = (line: TimeLine): number => (isOwn(line) ? largest : largestOf(line.values));
  const [from, to] = [scale.xOf(fromUnixMs), scale.xOf(toUnixMs)];
  return (
    <svg width={scale.widthCssPx} height={heightCssPx} aria-hidden focusable={false} data-testid="seep-time-chart">
      <rect className={styles.range} x={from} width={Math.max(0, to - from)} y={0} height={heightCssPx} />
      <line className={styles.floor} x1={0} x2={scale.widthCssPx} y1={heightCssPx - 1.5} y2={heightCssPx - 1.5} />
      {timeline.lines.map((line, at) => (
        <path key={at} className={styles.thin} d={linePath(scale, line, { heightCssPx, largest: largestIn(line) })}>
          <title>{line.name}</title>
        </path>
      ))}
      <Marks {...{ scale, heightCssPx, timeline }} />
      <path className={styles.line} d={linePath(scale, course, { heightCssPx, largest })} />
      {totals.map((total, at) => (
        <circle
          key={at}
          className={styles.capture}
          cx={scale.xOf(timesUnixMs[at])}
          cy={yOf(total, largest, heightCssPx)}
          r={2}
        />
      ))}
    </svg>
  );
});

function Marks({ scale, heightCssPx, timeline }: Pick<TimeChartProps, 'scale' | 'heightCssPx' | 'timeline'>) {
  const styles = useStyles2(getStyles);
  return timeline.marks
    .filter(({ unixMs }) => scale.isInside(unixMs))
    .map(({ unixMs, kind, text }, at) => {
      const x = scale.xOf(unixMs);
      const isRestart = kind === 'restart';
      return (
        <g key={at}>
          <line className={cx(styles.mark, isRestart && styles.restart)} x1={x} x2={x} y1={0} y2={heightCssPx} />
          {!isRestart && <path className={styles.flag} d={`M${x - 3} 0h6l-3 5z`} />}
          <title>{isRestart ? t('panel.time.restart', 'Restart. {{text}}', { text }) : text}</title>
        </g>
      );
    });
}

const getStyles = (theme: GrafanaTheme2) => ({
  range: css({ fill: theme.colors.action.selected }),
  floor: css({ stroke: theme.colors.border.weak }),
  thin: css({ fill: 'none', stroke: theme.colors.text.disabled, strokeWidth: 1 }),
  line: css({ fill: 'none', stroke: theme.visualization.getColorByName('orange'), strokeWidth: 1.5 }),
  capture: css({ fill: theme.visualization.getColorByName('orange') }),
  mark: css({ stroke: theme.colors.info.border, strokeWidth: 1, strokeDasharray: '3 3' }),
  restart: css({ stroke: theme.colors.error.text, strokeDasharray: 'none' }),
  flag: css({ fill: theme.colors.info.text }),
});
