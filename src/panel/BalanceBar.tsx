// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import { formatQuantity } from '#pkg/base';
import { BalanceSegments } from './BalanceSegments';
import type { GrowthPicture } from './data/growth-model';
import { BALANCE_CSS_PX } from './divide-room';
import { formatIn, isChosen } from './format-amount';
import { balanceFormatter } from './format-balance';
import { formatFactor } from './format-factor';
import type { LitKind } from './graph/paint-choice';
import { useGrowthPalette } from './graph/use-growth-palette';
import { t } from './translate';

interface BalanceBarProps {
  readonly picture: GrowthPicture;
  readonly lit: LitKind;
  readonly onLitChange: (lit: LitKind) => void;
  /** That this is not all, in words; "" when it is. */
  readonly note?: string;
}

/** before + grown - shrunk = after, in words and as one bar on one scale. */
export const BalanceBar = memo(function BalanceBar({ picture, lit, onLitChange, note = '' }: BalanceBarProps) {
  const styles = useStyles2(getStyles);
  const { balance } = picture;
  const { before, after, grown, shrunk } = balance;
  const { growthText, shrinkageText } = useGrowthPalette();
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
        <strong className={styles.change} style={{ color: growthText }}>
          {grown > 0
            ? t('panel.balance.grown', '+{{grown}} grown', { grown: format(grown) }) +
              (balance.new > 0 ? t('panel.balance.fresh', ' ({{fresh}} new)', { fresh: format(balance.new) }) : '')
            : t('panel.balance.noGrowth', 'nothing grown')}
        </strong>
        <strong className={styles.change} style={{ color: shrinkageText }}>
          {shrunk > 0
            ? t('panel.balance.shrunk', '−{{shrunk}} shrunk', { shrunk: format(shrunk) }) +
              (balance.gone > 0 ? t('panel.balance.gone', ' ({{gone}} gone)', { gone: format(balance.gone) }) : '')
            : t('panel.balance.noShrinkage', 'nothing shrunk')}
        </strong>
        <span>{t('panel.balance.after', '= {{after}} after', { after: format(after) })}</span>
        {note !== '' && <span className={styles.note}>{note}</span>}
        <span className={styles.secondary}>{describeFactor(picture)}</span>
        <span className={styles.secondary} title={aboutNoise()}>
          {describeNoise(picture)}
        </span>
      </div>
      <BalanceSegments {...{ balance, lit, onLitChange }} />
    </div>
  );
});

function aboutNoise(): string {
  return t(
    'panel.balance.noiseAbout',
    'Standard error of sampling; frames that changed by less than twice theirs are dotted'
  );
}

const WORDS_CSS_PX = 24;
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
  // What does not fit wraps, behind the one line that is shown: parts are there whole or not at all.
  words: css({
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    height: WORDS_CSS_PX,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    lineHeight: `${WORDS_CSS_PX}px`,
    '& > *': { maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis' },
    fontVariantNumeric: 'tabular-nums',
  }),
  change: css({ fontWeight: theme.typography.fontWeightMedium }),
  note: css({ color: theme.colors.info.text }),
  secondary: css({ color: theme.colors.text.secondary }),
});
