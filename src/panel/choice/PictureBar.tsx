// SPDX-License-Identifier: Apache-2.0
// Which of several pictures is drawn, what the frames of a pair are, and the way to the other half of a heap and its goroutines.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import type { PictureChoice } from '../data/picture';
import { t } from '../translate';

/** Height that divideRoom reserves. */
export const PICTURE_BAR_CSS_PX = 32;
/** More pictures than this are in a list that opens. */
const MOST_BUTTONS = 4;

interface PictureBarProps {
  readonly choice: PictureChoice;
  readonly onChoose: (index: number) => void;
  /** What the function in focus holds in the other picture; "" for nothing. */
  readonly link: string;
  readonly onFollow: () => void;
}

/** Whether there is anything to say or to choose. */
export function hasPictureBar(choice: PictureChoice | undefined): choice is PictureChoice {
  return choice !== undefined && (choice.labels.length > 1 || choice.caption !== '');
}

export const PictureBar = memo(function PictureBar({
  choice: { labels, index, caption },
  onChoose,
  link,
  onFollow,
}: PictureBarProps) {
  const styles = useStyles2(getStyles);
  const name = t('panel.choice.label', 'Picture (f)');
  const options = labels.map((label, value) => ({ label, value }));
  return (
    <div className={styles.bar}>
      {labels.length > MOST_BUTTONS && (
        <Combobox
          aria-label={name}
          width={28}
          options={options}
          value={index}
          onChange={({ value }) => onChoose(value)}
        />
      )}
      {labels.length > 1 && labels.length <= MOST_BUTTONS && (
        <RadioButtonGroup size="sm" aria-label={name} value={index} options={options} onChange={onChoose} />
      )}
      {caption !== '' && <span className={styles.caption}>{caption}</span>}
      {link !== '' && (
        <Button size="sm" variant="secondary" fill="text" icon="link" onClick={onFollow}>
          {link}
        </Button>
      )}
    </div>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    height: PICTURE_BAR_CSS_PX,
    paddingBottom: theme.spacing(0.5),
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
  }),
  caption: css({ overflow: 'hidden', textOverflow: 'ellipsis', color: theme.colors.text.secondary }),
});
