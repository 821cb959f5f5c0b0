// SPDX-License-Identifier: Apache-2.0
// Before and after on a line of time, to be picked by hand.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useRef } from 'react';
import { formatQuantity } from '#pkg/base';
import type { Picture } from '../data/picture';
import { STRIP_CSS_PX } from '../divide-room';
import { t } from '../translate';
import { type Handle, reachOf } from './move-pick';
import { nearestIndex, type PickedIndexes } from './picked-times';
import { TimeChart } from './TimeChart';
import { TimeHandle } from './TimeHandle';
import { stopAt, timeScale } from './time-scale';
import type { TimePick } from './use-time-pick';

const WORDS_CSS_PX = 18;
const CHART_CSS_PX = STRIP_CSS_PX - WORDS_CSS_PX - 6;
const NO_TOTALS: readonly number[] = [];

interface TimeStripProps {
  /** As it was read: the history of the whole, filters or not. */
  readonly picture: Picture;
  readonly time: TimePick;
  readonly picked: PickedIndexes;
  readonly widthCssPx: number;
}

export function TimeStrip({ picture, time, picked, widthCssPx }: TimeStripProps) {
  const styles = useStyles2(getStyles);
  const { stops, timeline } = time;
  const { timesUnixMs } = stops;
  const trackRef = useRef<HTMLDivElement>(null);
  const scale = useMemo(() => timeScale(timesUnixMs, widthCssPx), [timesUnixMs, widthCssPx]);
  const totals = useMemo(() => totalsOf(picture), [picture]);
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
          timesUnixMs={totals.length > 0 ? picture.details.historyUnixMs : NO_TOTALS}
          fromUnixMs={timesUnixMs[picked.beforeIndex]}
          toUnixMs={timesUnixMs[picked.afterIndex]}
        />
        {handleOf('before', picked.beforeIndex)}
        {handleOf('after', picked.afterIndex)}
      </div>
    </section>
  );
}

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

function totalsOf(picture: Picture): readonly number[] {
  const { historyUnixMs } = picture.details;
  const totals = picture.kind === 'growth' ? (picture.facts?.historyAt(0) ?? NO_TOTALS) : NO_TOTALS;
  return totals.length === historyUnixMs.length ? totals : NO_TOTALS;
}

// "" between the captures.
function amountAt({ details, tree }: Picture, totals: readonly number[], unixMs: number): string {
  const at = nearestIndex(details.historyUnixMs, unixMs);
  return details.historyUnixMs[at] === unixMs && totals[at] !== undefined ? formatQuantity(totals[at], tree.unit) : '';
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
    '&[aria-pressed="true"]': { background: theme.colors.action.selected },
  }),
  said: css({ overflow: 'hidden', textOverflow: 'ellipsis', color: theme.colors.warning.text }),
  track: css({ position: 'relative' }),
});
