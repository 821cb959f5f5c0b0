// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatQuantity } from '#pkg/base';
import { t } from '../translate';

/** How many goroutines Go proved leaked; nothing for none. */
export function ProvenChip({ proven }: { readonly proven: number }) {
  const styles = useStyles2(getStyles);
  return proven > 0 ? (
    <span className={styles.chip} title={t('panel.suspects.provenAbout', 'Go proved that they wait for ever.')}>
      {t('panel.suspects.proven', '{{n}} proven', { n: formatQuantity(proven, 'count') })}
    </span>
  ) : null;
}

const getStyles = (theme: GrafanaTheme2) => ({
  chip: css({
    flex: '0 0 auto',
    marginRight: theme.spacing(0.5),
    padding: theme.spacing(0, 0.5),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.error.transparent,
    color: theme.colors.error.text,
    whiteSpace: 'nowrap',
  }),
});
