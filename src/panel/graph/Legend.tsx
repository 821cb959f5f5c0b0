// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { type GrowthPalette, growthPalette } from './growth-palette';
import { LEGEND_CSS_PX } from '../divide-room';
import { t } from '../translate';

/** What the paint means; every kind is told by shape as well as by colour. */
export function Legend({ hasEvidence }: { readonly hasEvidence: boolean }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const palette = useMemo(() => growthPalette(theme), [theme]);
  return (
    <div className={styles.legend}>
      <span>{t('panel.legend.width', 'Width: amount of change')}</span>
      {entriesOf(palette, hasEvidence).map(({ text, ...style }) => (
        <span key={text} className={styles.entry}>
          <span aria-hidden className={styles.swatch} style={style} />
          {text}
        </span>
      ))}
    </div>
  );
}

function entriesOf(palette: GrowthPalette, hasEvidence: boolean) {
  const { growthFills, growthTexts } = palette;
  const [weakest, strongest] = [growthFills[0], growthFills[growthFills.length - 1]];
  const medium = growthFills[3];
  const hatch = `repeating-linear-gradient(135deg, ${palette.moreHatches[0]} 0 1px, ${palette.moreFills[0]} 1px 4px)`;
  const growth = hasEvidence
    ? {
        text: t('panel.legend.evidence', 'grown, paler with less evidence'),
        background: `linear-gradient(90deg, ${weakest}, ${strongest})`,
      }
    : { text: t('panel.legend.grown', 'grown'), background: medium };
  return [
    growth,
    {
      text: t('panel.legend.new', 'new'),
      background: `linear-gradient(135deg, ${growthTexts[3]} 0 5px, ${medium} 5px)`,
    },
    { text: t('panel.legend.shrunk', 'shrunk'), background: palette.shrinkFill },
    {
      text: t('panel.legend.gone', 'gone'),
      background: 'transparent',
      boxShadow: `inset 0 0 0 1px ${palette.goneStroke}`,
    },
    { text: t('panel.legend.more', 'several narrow ones'), background: hatch },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    height: LEGEND_CSS_PX,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  entry: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  swatch: css({ width: 18, height: 10 }),
});
