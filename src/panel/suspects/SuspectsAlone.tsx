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
          <li key={row.rank} className={styles.row}>
            <span className={styles.site}>
              <bdi>{row.function}</bdi>
              {row.leaf !== '' && <span className={styles.secondary}>{` ← ${row.leaf}`}</span>}
            </span>
            <span>{formatChange(row.growth, unit)}</span>
            <span className={styles.secondary}>{formatShare(row.share)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ overflow: 'auto', fontVariantNumeric: 'tabular-nums' }),
  rows: css({ margin: 0, paddingLeft: theme.spacing(3) }),
  row: css({ display: 'list-item', padding: theme.spacing(0.25), '& > span': { marginRight: theme.spacing(2) } }),
  site: css({ fontFamily: theme.typography.fontFamilyMonospace, overflowWrap: 'anywhere' }),
  secondary: css({ color: theme.colors.text.secondary }),
});
