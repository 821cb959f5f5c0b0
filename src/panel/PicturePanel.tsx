// SPDX-License-Identifier: Apache-2.0
// A picture with what has to be said of it: that it is old, or that it is only the half.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { PROBLEM_LINE_CSS_PX, ProblemLine } from './time-strip/ProblemLine';
import { pairKeyOf } from './time-strip/Refusal';
import { GrowthView, type GrowthViewProps } from './GrowthView';

const NOTICE_CSS_PX = 24;

interface PicturePanelProps extends GrowthViewProps {
  /** "" for nothing to say. */
  readonly notice: string;
}

export function PicturePanel({ notice, ...view }: PicturePanelProps) {
  const styles = useStyles2(getStyles);
  const { widthCssPx, heightCssPx, picture, selection } = view;
  const [dismissed, setDismissed] = useState('');
  const problem = picture.details.problems
    .map(({ message }) => message)
    .filter(Boolean)
    .join(' ');
  // Of another pair it would be another warning, even in the same words.
  const problemKey = `${pairKeyOf(selection.asRead)} ${problem}`;
  const hasProblem = problem !== '' && dismissed !== problemKey;
  const linesCssPx = (notice === '' ? 0 : NOTICE_CSS_PX) + (hasProblem ? PROBLEM_LINE_CSS_PX : 0);
  return (
    <div style={{ width: widthCssPx, height: heightCssPx }}>
      {notice !== '' && (
        <div role="status" className={styles.notice} title={notice}>
          {notice}
        </div>
      )}
      {hasProblem && <ProblemLine text={problem} onDismiss={() => setDismissed(problemKey)} />}
      <GrowthView {...view} heightCssPx={heightCssPx - linesCssPx} />
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
