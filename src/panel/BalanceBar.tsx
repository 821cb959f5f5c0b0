// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { Balance } from '#pkg/calltree';
import { balanceFormatter } from './format-balance';
import { growthPalette } from './graph/growth-palette';
import { BALANCE_CSS_PX } from './divide-room';
import { t } from './translate';

/** before + grown - shrunk = after, in words and as one bar on one scale. */
export function BalanceBar({ balance }: { readonly balance: Balance }) {
  const styles = useStyles2(getStyles);
  const { before, after, grown, shrunk } = balance;
  const format = balanceFormatter(balance);
  return (
    <div className={styles.bar} data-testid="seep-balance">
      <div className={styles.words}>
        <span>{t('panel.balance.before', '{{before}} before', { before: format(before) })}</span>
        <strong className={styles.grown}>
          {grown > 0
            ? t('panel.balance.grown', '+{{grown}} grown ({{fresh}} new)', {
                grown: format(grown),
                fresh: format(balance.new),
              })
            : t('panel.balance.noGrowth', 'nothing grown')}
        </strong>
        <strong className={styles.shrunk}>
          {shrunk > 0
            ? t('panel.balance.shrunk', '−{{shrunk}} shrunk ({{gone}} gone)', {
                shrunk: format(shrunk),
                gone: format(balance.gone),
              })
            : t('panel.balance.noShrinkage', 'nothing shrunk')}
        </strong>
        <span>{t('panel.balance.after', '= {{after}} after', { after: format(after) })}</span>
        {before > 0 && <span className={styles.factor}>{`× ${formatFactor(after / before)}`}</span>}
      </div>
      <Segments balance={balance} />
    </div>
  );
}

// 29, 1.4, 1.02, 0.034
function formatFactor(factor: number): string {
  const digits = Math.abs(factor - 1) < 0.095 ? 3 : 2;
  return factor >= 100 ? String(Math.round(factor)) : String(Number(factor.toPrecision(digits)));
}

// The words above say the same: the bar is for the eye.
function Segments({ balance }: { readonly balance: Balance }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const palette = useMemo(() => growthPalette(theme), [theme]);
  const strongest = palette.growthFills[palette.growthFills.length - 1];
  const newPattern = `repeating-linear-gradient(90deg, ${strongest} 0 6px, ${palette.growthFills[2]} 6px 8px)`;
  const segments = [
    { key: 'before', amount: balance.before - balance.shrunk, background: palette.stableFill },
    { key: 'shrunk', amount: balance.shrunk - balance.gone, background: palette.shrinkFill },
    {
      key: 'gone',
      amount: balance.gone,
      background: palette.background,
      boxShadow: `inset 0 0 0 1px ${palette.goneStroke}`,
    },
    { key: 'grown', amount: balance.grown - balance.new, background: strongest },
    { key: 'new', amount: balance.new, background: newPattern },
  ];
  return (
    <div className={styles.segments} aria-hidden>
      {segments
        .filter(({ amount }) => amount > 0)
        .map(({ key, amount, ...style }) => (
          <div key={key} style={{ ...style, flex: `${amount} 0 1px` }} />
        ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ height: BALANCE_CSS_PX, overflow: 'hidden' }),
  words: css({
    display: 'flex',
    gap: theme.spacing(2),
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    lineHeight: '24px',
    fontVariantNumeric: 'tabular-nums',
  }),
  grown: css({ color: theme.colors.warning.text, fontWeight: theme.typography.fontWeightMedium }),
  shrunk: css({ color: theme.colors.primary.text, fontWeight: theme.typography.fontWeightMedium }),
  factor: css({ color: theme.colors.text.secondary }),
  segments: css({ display: 'flex', gap: 1, height: 10, marginTop: theme.spacing(0.5) }),
});
