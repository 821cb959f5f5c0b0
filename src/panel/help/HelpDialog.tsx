// SPDX-License-Identifier: Apache-2.0
// What the keys do, and how to read the picture.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Modal, useStyles2 } from '@grafana/ui';
import React from 'react';
import { t } from '../translate';
import { panelKeys } from './panel-keys';

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles2(getStyles);
  return (
    <Modal isOpen title={t('panel.help.title', 'Reading and walking the growth panel')} onDismiss={onClose}>
      <p className={styles.about}>
        {t(
          'panel.help.about',
          'Growth hangs below the zero line, shrinkage stands above it; both are as wide as their amount. The stronger the colour, the more steadily it grew. Stripes: it jumped once. Notch: new. Hollow: gone. Hatched: several too narrow to draw.'
        )}
      </p>
      <div className={styles.groups}>
        {panelKeys().map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h5>{title}</h5>
            <dl className={styles.lines}>
              {lines.map(({ keys, does }) => (
                <React.Fragment key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key} className={styles.key}>
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </React.Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  about: css({ maxWidth: '70ch' }),
  groups: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  lines: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    '& > dd': { margin: 0 },
  }),
  key: css({
    marginRight: theme.spacing(0.5),
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.border.strong}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontFamily: theme.typography.fontFamilyMonospace,
    boxShadow: 'none',
  }),
});
