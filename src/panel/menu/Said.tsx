// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect, useRef } from 'react';
import { focusGraphFrom } from '../focus-graph';
import { t } from '../translate';

interface SaidProps {
  /** "" for nothing. */
  readonly text: string;
  readonly onDone: () => void;
}

const SHORT_CHARACTERS = 120;
const SHOWN_MS = 6000;

/** What came of an action, for the eye and for screen readers; gone after a moment, unless it is long enough to be read or copied. */
export function Said({ text, onDone }: SaidProps) {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  const leave = useCallback(() => {
    if (box.current) {
      focusGraphFrom(box.current);
    }
    onDone();
  }, [onDone]);
  useEffect(() => {
    if (text === '' || text.length > SHORT_CHARACTERS) {
      return undefined;
    }
    const handle = setTimeout(leave, SHOWN_MS);
    return () => clearTimeout(handle);
  }, [text, leave]);
  return (
    <div ref={box} role="status" className={text === '' ? undefined : styles.said}>
      <span className={styles.text}>{text}</span>
      {text !== '' && <IconButton name="times" size="sm" aria-label={t('panel.said.close', 'Close')} onClick={leave} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  said: css({
    position: 'absolute',
    right: theme.spacing(1),
    bottom: theme.spacing(1),
    zIndex: 2,
    display: 'flex',
    gap: theme.spacing(1),
    maxWidth: '80%',
    maxHeight: '60%',
    overflow: 'auto',
    padding: theme.spacing(0.5, 1),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  text: css({ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', userSelect: 'text' }),
});
