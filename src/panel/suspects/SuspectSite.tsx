// SPDX-License-Identifier: Apache-2.0
// How every list writes the place of a suspect: the application's own function, then what it calls that allocates.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { shortNameOf } from '#pkg/flame';
import { drawableName } from '../graph/label-text';
import { CUT, ONE_LINE } from './one-line';

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

const getStyles = (theme: GrafanaTheme2) => ({
  site: css({ ...ONE_LINE, fontFamily: theme.typography.fontFamilyMonospace }),
  hinge: css({
    ...CUT,
    flex: '0 1 auto',
    minWidth: 0,
    maxWidth: '100%',
    fontWeight: theme.typography.fontWeightMedium,
  }),
  leaf: css({
    ...CUT,
    flex: '1 1 12ch',
    minWidth: 0,
    maxWidth: 'max-content',
    color: `var(--seep-quiet, ${theme.colors.text.secondary})`,
  }),
});
