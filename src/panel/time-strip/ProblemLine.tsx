// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { focusGraphFrom } from '../focus-graph';
import { t } from '../translate';

/** Height of the line, for those who divide the room. */
export const PROBLEM_LINE_CSS_PX = 24;

/** Something to know about a picture, until it is known. */
export function ProblemLine({ text, onDismiss }: { readonly text: string; readonly onDismiss: () => void }) {
  const styles = useStyles2(getStyles);
  return (
    <div role="status" className={styles.line} title={text}>
      <Icon name="exclamation-triangle" size="sm" />
      <span className={styles.text}>{text}</span>
      <IconButton
        name="times"
        size="sm"
        aria-label={t('panel.problem.dismiss', 'Dismiss this warning')}
        tooltip={t('panel.problem.dismiss', 'Dismiss this warning')}
        onClick={(event) => {
          focusGraphFrom(event.currentTarget);
          onDismiss();
        }}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    height: PROBLEM_LINE_CSS_PX,
    color: theme.colors.warning.text,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});
