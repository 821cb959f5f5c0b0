// SPDX-License-Identifier: Apache-2.0
// A picture with what has to be said of it: that it is old, or that it is only the half.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { GrowthView, type GrowthViewProps } from './GrowthView';

const NOTICE_CSS_PX = 24;

interface PicturePanelProps extends GrowthViewProps {
  /** "" for nothing to say. */
  readonly notice: string;
}

export function PicturePanel({ notice, ...view }: PicturePanelProps) {
  const styles = useStyles2(getStyles);
  const { widthCssPx, heightCssPx } = view;
  return (
    <div style={{ width: widthCssPx, height: heightCssPx }} data-testid="seep-growth-panel">
      {notice !== '' && (
        <div role="status" className={styles.notice} title={notice}>
          {notice}
        </div>
      )}
      <GrowthView {...view} heightCssPx={heightCssPx - (notice === '' ? 0 : NOTICE_CSS_PX)} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notice: css({
    height: NOTICE_CSS_PX,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.warning.text,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
