// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatQuantity } from '#pkg/base';
import { BalanceSegments } from './BalanceSegments';
import type { GrowthPicture } from './data/growth-model';
import { BALANCE_CSS_PX } from './divide-room';
import { formatIn, isChosen } from './format-amount';
import { balanceFormatter } from './format-balance';
import { formatFactor } from './format-factor';
import type { LitKind } from './graph/paint-choice';
import { t } from './translate';

interface BalanceBarProps {
  readonly picture: GrowthPicture;
  readonly lit: LitKind;
  readonly onLitChange: (lit: LitKind) => void;
  /** That this is not all, in words; "" when it is. */
  readonly note?: string;
}

/** before + grown - shrunk = after, in words and as one bar on one scale. */
export function BalanceBar({ picture, lit, onLitChange, note = '' }: BalanceBarProps) {
  const styles = useStyles2(getStyles);
  const { balance } = picture;
  const { before, after, grown, shrunk } = balance;
  const format = isChosen(picture.chosenUnit)
    ? (amount: number) => formatIn(picture, amount)
    : balanceFormatter(balance);
  return (
    <div className={styles.bar} data-testid="seep-balance">
      <div className={styles.words}>
        {picture.isNormalised === true && (
          <span title={aboutShares()}>{t('panel.share.title', 'Normalised (share)')}</span>
        )}
        <span>
          {picture.isNormalised === true
            ? t('panel.balance.scaled', '{{before}} before, scaled', { before: format(before) })
            : t('panel.balance.before', '{{before}} before', { before: format(before) })}
        </span>
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
        {note !== '' && <span className={styles.note}>{note}</span>}
        <span className={styles.secondary}>{describeFactor(picture)}</span>
        <span
          className={styles.secondary}
          title={t(
            'panel.balance.noiseAbout',
            'Standard error of sampling; frames that changed by less than twice theirs are dotted'
          )}
        >
          {describeNoise(picture)}
        </span>
      </div>
      <BalanceSegments {...{ balance, lit, onLitChange }} />
    </div>
  );
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

function aboutShares(): string {
  return t(
    'panel.share.about',
    'Before is scaled to the total of after: what is left is how shares changed. A share can shrink while its bytes grow. Key n switches it off.'
  );
}

// "× 29 in 27 min"; "in 27 min" where there was nothing before.
function describeFactor({ balance, details, isNormalised }: GrowthPicture): string {
  const { before, after } = balance;
  const durationMs = (details.afterUnixMs ?? Number.NaN) - (details.beforeUnixMs ?? Number.NaN);
  const factor = before > 0 && isNormalised !== true ? formatFactor(after / before) : '';
  if (!(durationMs > 0)) {
    return factor === '' ? '' : `× ${factor}`;
  }
  const step = durationMs < 10 * MINUTE_MS ? SECOND_MS : MINUTE_MS;
  const duration = formatQuantity(Math.round(durationMs / step) * step * 1e6, 'nanoseconds');
  return factor === ''
    ? t('panel.balance.duration', 'in {{duration}}', { duration })
    : t('panel.balance.factor', '× {{factor}} in {{duration}}', { factor, duration });
}

// Nothing for counts that are exact, nor where the error is not known.
function describeNoise(picture: GrowthPicture): string {
  const { facts } = picture;
  const error = facts?.standardErrorAt(0) ?? Number.NaN;
  return error > 0 ? t('panel.balance.noise', 'noise ± {{error}}', { error: formatIn(picture, error) }) : '';
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
  note: css({ color: theme.colors.info.text }),
  secondary: css({ color: theme.colors.text.secondary }),
});
