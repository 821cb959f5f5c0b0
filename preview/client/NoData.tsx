// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState, type PanelData } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** What a panel says while there is nothing to draw. */
export function NoData({ data }: { data: PanelData }) {
  const styles = useStyles2(getStyles);
  const isWaiting = data.state === LoadingState.Loading || data.state === LoadingState.NotStarted;
  return <div className={styles.text}>{isWaiting ? 'Waiting for the first capture' : 'No data'}</div>;
}

function getStyles(theme: GrafanaTheme2) {
  return { text: css({ display: 'grid', placeItems: 'center', height: '100%', color: theme.colors.text.secondary }) };
}
