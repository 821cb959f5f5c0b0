// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import type { WidthMode } from '#pkg/flame';
import type { Drawing } from './drawing';
import { legendEntries } from './legend-entries';
import type { FillMode } from './paint-choice';
import { useGrowthPalette } from './use-growth-palette';
import { LEGEND_CSS_PX } from '../divide-room';
import { t } from '../translate';

interface LegendProps {
  readonly drawing: Drawing;
  readonly fill: FillMode;
}

/** What the paint means; every kind is told by shape as well as by colour. */
export const Legend = memo(function Legend({ drawing, fill }: LegendProps) {
  const styles = useStyles2(getStyles);
  const palette = useGrowthPalette();
  return (
    <div className={styles.legend}>
      <span>{widthText(drawing)}</span>
      {legendEntries({ drawing, fill, palette }).map(({ text, ...style }) => (
        <span key={text} className={styles.entry}>
          <span aria-hidden className={styles.swatch} style={style} />
          {text}
        </span>
      ))}
    </div>
  );
});

function widthText({ picture, mode }: Drawing): string {
  if (picture.kind === 'snapshot') {
    return t('panel.legend.widthSingle', 'Width: amount');
  }
  const text = WIDTH_OF_MODE[mode]();
  return picture.isNormalised === true ? `${t('panel.share.title', 'Normalised (share)')} · ${text}` : text;
}

const WIDTH_OF_MODE: Record<WidthMode, () => string> = {
  growth: () => t('panel.legend.width', 'Width: amount of change'),
  after: () => t('panel.legend.widthAfter', 'Width: amount after'),
  union: () => t('panel.legend.widthUnion', 'Width: before or after; hold Space to see them in turn'),
};

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    // Entries that do not fit wrap, behind the one line that is shown.
    flexWrap: 'wrap',
    columnGap: theme.spacing(1.5),
    height: LEGEND_CSS_PX,
    lineHeight: `${LEGEND_CSS_PX}px`,
    overflow: 'hidden',
    '& > *': { maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis' },
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  entry: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  swatch: css({ width: 18, height: 10, forcedColorAdjust: 'none' }),
});
