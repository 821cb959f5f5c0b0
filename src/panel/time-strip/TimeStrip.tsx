// SPDX-License-Identifier: Apache-2.0
// Before and after on a line of time, to be picked by hand.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useMemo, useRef } from 'react';
import type { Picture } from '../data/picture';
import { STRIP_CSS_PX } from '../divide-room';
import { formatIn } from '../format-amount';
import { t } from '../translate';
import { type Handle, reachOf } from './move-pick';
import { historyOf } from './stops-of';
import { nearestIndex, type PickedIndexes } from './picked-times';
import { TimeChart } from './TimeChart';
import { TimeHandle } from './TimeHandle';
import { stopAt, timeScale } from './time-scale';
import type { TimePick } from './use-time-pick';

const WORDS_CSS_PX = 18;
const CHART_CSS_PX = STRIP_CSS_PX - WORDS_CSS_PX - 6;

interface TimeStripProps {
  /** As it was read: the history of the whole, filters or not. */
  readonly picture: Picture;
  readonly time: TimePick;
  readonly picked: PickedIndexes;
  readonly widthCssPx: number;
}

export const TimeStrip = memo(function TimeStrip({ picture, time, picked, widthCssPx }: TimeStripProps) {
  const styles = useStyles2(getStyles);
  const { stops, timeline } = time;
  const { timesUnixMs } = stops;
  const trackRef = useRef<HTMLDivElement>(null);
  const scale = useMemo(() => timeScale(timesUnixMs, widthCssPx), [timesUnixMs, widthCssPx]);
  const { totals, timesUnixMs: historyUnixMs } = useMemo(() => historyOf(picture), [picture]);
  const stopUnder = (xCssPx: number): number =>
    stopAt(scale, timesUnixMs, xCssPx - (trackRef.current?.getBoundingClientRect().left ?? 0));
  const pickNearest = (xCssPx: number) => {
    const index = stopUnder(xCssPx);
    const isNearBefore = Math.abs(index - picked.beforeIndex) <= Math.abs(index - picked.afterIndex);
    time.move(isNearBefore ? 'before' : 'after', index);
  };
  const handleOf = (handle: Handle, index: number) => (
    <TimeHandle
      {...{ handle, index, reach: reachOf(stops, picked, handle), xCssPx: scale.xOf(timesUnixMs[index]) }}
      says={[time.formatTime(timesUnixMs[index]), amountAt(picture, totals, timesUnixMs[index])]
        .filter(Boolean)
        .join(', ')}
      onMove={(toIndex) => time.move(handle, toIndex)}
      onDrag={(xCssPx) => time.move(handle, stopUnder(xCssPx))}
    />
  );
  return (
    <section
      className={styles.strip}
      aria-label={t('panel.time.title', 'Before and after')}
      data-testid="seep-time-strip"
    >
      <StripWords {...{ time, picked }} />
      <div
        ref={trackRef}
        className={styles.track}
        style={{ width: widthCssPx, height: CHART_CSS_PX }}
        onPointerDown={(event) => pickNearest(event.clientX)}
      >
        <TimeChart
          {...{ scale, timeline, totals, heightCssPx: CHART_CSS_PX }}
          timesUnixMs={historyUnixMs}
          fromUnixMs={timesUnixMs[picked.beforeIndex]}
          toUnixMs={timesUnixMs[picked.afterIndex]}
        />
        {handleOf('before', picked.beforeIndex)}
        {handleOf('after', picked.afterIndex)}
      </div>
    </section>
  );
});

function StripWords({ time, picked }: Pick<TimeStripProps, 'time' | 'picked'>) {
  const styles = useStyles2(getStyles);
  const { stops, formatTime, isAuto, said } = time;
  const n = picked.afterIndex - picked.beforeIndex + 1;
  return (
    <div className={styles.words}>
      <span>
        {t('panel.time.pair', 'A {{before}} to B {{after}}', {
          before: formatTime(stops.timesUnixMs[picked.beforeIndex]),
          after: formatTime(stops.timesUnixMs[picked.afterIndex]),
        })}
      </span>
      <span className={styles.secondary}>{t('panel.time.snapshots', 'k={{n}} snapshots', { n })}</span>
      <button
        type="button"
        className={styles.auto}
        aria-pressed={isAuto}
        title={t('panel.time.autoAbout', "Back to the data's own choice of before and after")}
        onClick={time.reset}
      >
        {t('panel.time.auto', 'auto')}
      </button>
      <span role="status" className={styles.said}>
        {said}
      </span>
    </div>
  );
}

// "" between the captures.
function amountAt(picture: Picture, totals: readonly number[], unixMs: number): string {
  const { details } = picture;
  const at = nearestIndex(details.historyUnixMs, unixMs);
  return details.historyUnixMs[at] === unixMs && totals[at] !== undefined ? formatIn(picture, totals[at]) : '';
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({ height: STRIP_CSS_PX, overflow: 'hidden', fontSize: theme.typography.bodySmall.fontSize }),
  words: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    height: WORDS_CSS_PX,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  }),
  secondary: css({ color: theme.colors.text.secondary }),
  auto: css({
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    padding: theme.spacing(0, 0.75),
    lineHeight: '15px',
    color: theme.colors.text.primary,
    fontSize: 'inherit',
    '&[aria-pressed="true"]': { background: theme.colors.action.selected },
  }),
  said: css({ overflow: 'hidden', textOverflow: 'ellipsis', color: theme.colors.warning.text }),
  track: css({ position: 'relative' }),
});
