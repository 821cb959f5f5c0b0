// SPDX-License-Identifier: Apache-2.0
// Suspects of a frame that came without a tree: the list, without a graph to show them in.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatChange } from '#pkg/base';
import type { SuspectList } from '../data/suspect-list';
import { formatShare } from '../graph/node-text';
import { t } from '../translate';
import { SuspectSite } from './SuspectSite';

interface SuspectsAloneProps {
  readonly list: SuspectList;
  readonly unit: string;
  readonly widthCssPx: number;
  readonly heightCssPx: number;
}

export function SuspectsAlone({ list, unit, widthCssPx, heightCssPx }: SuspectsAloneProps) {
  const styles = useStyles2(getStyles);
  const title = t('panel.suspects.title', 'Suspects');
  return (
    <section
      className={styles.list}
      style={{ width: widthCssPx, height: heightCssPx }}
      aria-label={title}
      // Scrolled by keys, too.
      tabIndex={0}
    >
      <ol className={styles.rows}>
        {list.rows.map((row) => (
          <li
            key={row.rank}
            className={styles.row}
            title={row.leaf === '' ? row.function : `${row.function} ← ${row.leaf}`}
          >
            <span className={styles.rank}>{row.rank}</span>
            <SuspectSite function={row.function} leaf={row.leaf} />
            <span>{formatChange(row.growth, unit)}</span>
            <span className={styles.share}>{formatShare(row.share)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ overflow: 'auto', fontVariantNumeric: 'tabular-nums' }),
  rows: css({ listStyle: 'none', margin: 0, padding: 0 }),
  row: css({ display: 'flex', gap: theme.spacing(2), padding: theme.spacing(0.25), whiteSpace: 'nowrap' }),
  rank: css({ minWidth: '2ch', textAlign: 'right', color: theme.colors.text.secondary }),
  share: css({ minWidth: '6ch', textAlign: 'right', color: theme.colors.text.secondary }),
});
