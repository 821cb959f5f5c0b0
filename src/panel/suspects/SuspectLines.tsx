// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { SuspectRow } from '../data/suspect-row';
import { columnsOf } from '../graph/label-text';
import { t } from '../translate';
import { CUT, ONE_LINE } from './one-line';
import { ProvenChip } from './ProvenChip';
import { siteName, SuspectSite } from './SuspectSite';

interface SuspectLinesProps {
  readonly row: SuspectRow;
  /** What is known beside the growth, the telling first. */
  readonly facts: readonly string[];
  /** In words. */
  readonly growth: string;
  readonly widthCssPx: number;
  /** At the end of the second line. */
  readonly children: ReactNode;
}

/** Of the telling facts these stand before a leaf that has no room beside the hinge. */
const FACTS_BEFORE_LEAF = 2;
/** Of a font of fixed width in the size of the list, a little more than it is. */
const CHAR_CSS_PX = 7.3;
/** Rank, gaps and scroll bar. */
const FIXED_CSS_PX = 52;
const ARROW = ' ← ';

/** A suspect in two lines: its place and growth, and under them as many facts as fit whole. */
export function SuspectLines({ row, facts, growth, widthCssPx, children }: SuspectLinesProps) {
  const styles = useStyles2(getStyles);
  const [hinge, leaf] = [siteName(row.function), row.leaf === '' ? '' : siteName(row.leaf)];
  const columns = columnsOf(hinge) + ARROW.length + columnsOf(leaf) + columnsOf(growth);
  const isLeafBelow = leaf !== '' && columns * CHAR_CSS_PX > widthCssPx - FIXED_CSS_PX;
  const before = isLeafBelow ? facts.slice(0, FACTS_BEFORE_LEAF) : facts;
  const after = facts.slice(before.length);
  const join = (isFirst: boolean) => (isFirst ? '' : ' · ');
  return (
    <span className={styles.lines}>
      <span className={styles.line}>
        <SuspectSite function={row.function} leaf={isLeafBelow ? '' : row.leaf} />
        <span className={styles.growth}>{growth}</span>
      </span>
      <span className={styles.line}>
        <span className={styles.facts}>
          <ProvenChip proven={row.proven} />
          {before.map((text, at) => (
            <span key={text} className={styles.fact}>
              {join(at === 0) + text}
            </span>
          ))}
          {isLeafBelow && (
            <bdi className={styles.leaf}>
              {join(before.length === 0) + t('panel.suspects.inLeaf', 'in {{leaf}}', { leaf })}
            </bdi>
          )}
          {after.map((text) => (
            <span key={text} className={styles.fact}>
              {join(false) + text}
            </span>
          ))}
        </span>
        {children}
      </span>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  lines: css({ flex: 1, minWidth: 0 }),
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), height: '1lh' }),
  growth: css({ flex: '0 0 auto', whiteSpace: 'nowrap' }),
  facts: css({ ...ONE_LINE, color: `var(--seep-quiet, ${theme.colors.text.secondary})` }),
  fact: css({ ...CUT, flex: '0 0 auto', maxWidth: '100%' }),
  leaf: css({ ...CUT, flex: '1 1 14ch', minWidth: 0, maxWidth: 'max-content' }),
});
