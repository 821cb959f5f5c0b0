// SPDX-License-Identifier: Apache-2.0
// How every list writes the place of a suspect: the application's own function, then what it calls that allocates.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { shortNameOf } from '#pkg/flame';
import { drawableName } from '../graph/label-text';

interface SuspectSiteProps {
  /** Full name of the hinge. */
  readonly function: string;
  /** Full name of the function that allocates; "" leaves it out. */
  readonly leaf: string;
}

/** Takes the width that it is given: the leaf gives way to the hinge, and goes when little of it is left. */
export function SuspectSite({ function: hinge, leaf }: SuspectSiteProps) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.site}>
      <bdi className={styles.hinge}>{siteName(hinge)}</bdi>
      {leaf !== '' && <bdi className={styles.leaf}>{` ← ${siteName(leaf)}`}</bdi>}
    </span>
  );
}

/** A function's name without its folders, as the graph shows it. */
export function siteName(name: string): string {
  return drawableName(shortNameOf(name));
}

const getStyles = (theme: GrafanaTheme2) => {
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'pre' } as const;
  return {
    // What wraps is behind the one line that is shown.
    site: css({
      display: 'flex',
      flexWrap: 'wrap',
      flex: '1 1 0',
      minWidth: 0,
      height: '1lh',
      overflow: 'hidden',
      fontFamily: theme.typography.fontFamilyMonospace,
    }),
    hinge: css({
      ...cut,
      flex: '0 1 auto',
      minWidth: 0,
      maxWidth: '100%',
      fontWeight: theme.typography.fontWeightMedium,
    }),
    leaf: css({
      ...cut,
      flex: '1 1 12ch',
      minWidth: 0,
      maxWidth: 'max-content',
      color: `var(--seep-quiet, ${theme.colors.text.secondary})`,
    }),
  };
};
