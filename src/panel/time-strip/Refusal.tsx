// SPDX-License-Identifier: Apache-2.0
// In place of a growth that would say nothing: why, and what to do.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Picture } from '../data/picture';
import { t } from '../translate';
import { TimeStrip } from './TimeStrip';
import type { TimePick } from './use-time-pick';

interface RefusalProps {
  readonly picture: Picture;
  readonly time: TimePick;
  readonly widthCssPx: number;
  readonly heightCssPx: number;
  readonly onDrawAnyway: () => void;
}

const STRIP_FROM_CSS_PX = 240;

export function Refusal({ picture, time, widthCssPx, heightCssPx, onDrawAnyway }: RefusalProps) {
  const styles = useStyles2(getStyles);
  const reasons = picture.details.problems.map(({ message }) => message).filter(Boolean);
  const hasStrip = time.picked !== undefined && time.stops.canAsk && heightCssPx >= STRIP_FROM_CSS_PX;
  return (
    <div style={{ width: widthCssPx, height: heightCssPx }} className={styles.panel}>
      {hasStrip && time.picked && <TimeStrip {...{ picture, time, picked: time.picked, widthCssPx }} />}
      <div className={styles.center} role="alert">
        <strong>{t('panel.refused.title', 'These two captures cannot be compared')}</strong>
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
        <p className={styles.secondary}>
          {t(
            'panel.refused.todo',
            'Choose a before and an after that were sampled alike, and leave runtime.MemProfileRate as it was at the start of the program.'
          )}
        </p>
        <Button size="sm" variant="secondary" onClick={onDrawAnyway}>
          {t('panel.refused.anyway', 'Draw it anyway')}
        </Button>
      </div>
    </div>
  );
}

/** The same for the same two captures, whatever else comes with a refresh. */
export function pairKeyOf({ details }: Picture): string {
  const { profileType, beforeUnixMs, afterUnixMs } = details;
  return `${profileType} ${beforeUnixMs} ${afterUnixMs}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'flex', flexDirection: 'column', overflow: 'auto' }),
  center: css({
    margin: 'auto',
    padding: theme.spacing(1, 2),
    maxWidth: '64ch',
    textAlign: 'center',
    '& > p': { margin: theme.spacing(1, 0) },
  }),
  secondary: css({ color: theme.colors.text.secondary }),
});
