// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Balance } from '#pkg/calltree';
import { balanceFormatter } from './format-balance';
import type { GrowthPalette } from './graph/growth-palette';
import type { LitKind } from './graph/paint-choice';
import { useGrowthPalette } from './graph/use-growth-palette';
import { t } from './translate';

interface BalanceSegmentsProps {
  readonly balance: Balance;
  readonly lit: LitKind;
  readonly onLitChange: (lit: LitKind) => void;
}

/** The balance as one bar; each part of it is a filter on the frames that it is made of. The first, what did not change, lights all. */
export function BalanceSegments({ balance, lit, onLitChange }: BalanceSegmentsProps) {
  const styles = useStyles2(getStyles);
  const palette = useGrowthPalette();
  return (
    <div role="group" className={styles.segments} aria-label={t('panel.balance.filters', 'Frames to light')}>
      {segmentsOf(balance, palette)
        .filter(({ amount }) => amount > 0)
        .map(({ kind, amount, label, style }) => (
          <button
            key={kind}
            type="button"
            className={styles.segment}
            style={{ flex: `${amount} 0 ${MIN_SEGMENT_CSS_PX}px` }}
            aria-pressed={kind === lit}
            aria-label={label}
            title={label}
            onClick={() => onLitChange(kind === lit ? 'all' : kind)}
          >
            <span className={styles.fill} style={style} />
          </button>
        ))}
    </div>
  );
}

// Room for a pointer, whatever the amount.
const MIN_SEGMENT_CSS_PX = 6;

function segmentsOf(balance: Balance, palette: GrowthPalette) {
  const format = balanceFormatter(balance);
  const [stays, shrunk, gone] = [balance.before - balance.shrunk, balance.shrunk - balance.gone, balance.gone];
  const grown = balance.grown - balance.new;
  const strongest = palette.growth[palette.growth.length - 1].fill;
  const newPattern = `repeating-linear-gradient(90deg, ${strongest} 0 6px, ${palette.growth[1].fill} 6px 8px)`;
  const hollow = { background: palette.background, boxShadow: `inset 0 0 0 1px ${palette.gone.stroke ?? ''}` };
  const labelled = {
    all: t('panel.balance.litAll', '{{amount}} as before: light all frames', { amount: format(stays) }),
    shrunk: t('panel.balance.litShrunk', '{{amount}} shrunk: light what shrank', { amount: format(shrunk) }),
    gone: t('panel.balance.litGone', '{{amount}} gone: light what is gone', { amount: format(gone) }),
    grown: t('panel.balance.litGrown', '{{amount}} grown: light what grew', { amount: format(grown) }),
    new: t('panel.balance.litNew', '{{amount}} new: light what is new', { amount: format(balance.new) }),
  };
  return [
    { kind: 'all', amount: stays, label: labelled.all, style: { background: palette.stable.fill } },
    { kind: 'shrunk', amount: shrunk, label: labelled.shrunk, style: { background: palette.shrunk.fill } },
    { kind: 'gone', amount: gone, label: labelled.gone, style: hollow },
    { kind: 'grown', amount: grown, label: labelled.grown, style: { background: strongest } },
    { kind: 'new', amount: balance.new, label: labelled.new, style: { background: newPattern } },
  ] as const;
}

const getStyles = (theme: GrafanaTheme2) => ({
  segments: css({ display: 'flex', gap: 1, height: 22 }),
  // The bar is low, what can be hit is not.
  segment: css({
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    height: '100%',
    padding: 0,
    border: 'none',
    background: 'transparent',
    '&:hover > span, &[aria-pressed="true"] > span': { height: 16 },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  fill: css({ width: '100%', height: 10, forcedColorAdjust: 'none' }),
});
