// SPDX-License-Identifier: Apache-2.0
// The app's first page: what Seep is, and the way to a first picture.
import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { LinkButton, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';

const DATASOURCE_ID = 'seep-pprof-datasource';

export function StartPage() {
  const styles = useStyles2(getStyles);
  const steps = [
    {
      title: t('start.step-serve', 'Let the service serve pprof'),
      text: t(
        'start.step-serve-text',
        'Import net/http/pprof and listen on an address of its own that the Grafana server reaches, such as :6060.'
      ),
    },
    {
      title: t('start.step-add', 'Add a data source'),
      text: t(
        'start.step-add-text',
        'One for each service. Save & test says what the service offers and what is missing.'
      ),
    },
    {
      title: t('start.step-look', 'Look'),
      text: t(
        'start.step-look-text',
        'Open Explore or the Go leaks dashboard. Growth shows from the second capture on, a score from the eighth.'
      ),
    },
  ];
  return (
    <PluginPage>
      <Stack direction="column" gap={3}>
        <Text element="p">
          <Trans i18nKey="start.what">
            Seep finds memory and goroutine leaks in Go services: it reads their pprof endpoints, scores what grows from
            0 to 100, and shows which code it is.
          </Trans>
        </Text>
        <ol className={styles.steps}>
          {steps.map(({ title, text }, i) => (
            <li key={title}>
              <Text element="h3">{`${i + 1}. ${title}`}</Text>
              <Text element="p" color="secondary">
                {text}
              </Text>
            </li>
          ))}
        </ol>
        <Stack direction="row" gap={2} alignItems="center">
          <LinkButton href={`/connections/datasources/${DATASOURCE_ID}`} icon="plus">
            {t('start.add', 'Add data source')}
          </LinkButton>
          <TextLink href="/explore" inline={false}>
            {t('start.explore', 'Open Explore')}
          </TextLink>
        </Stack>
      </Stack>
    </PluginPage>
  );
}

// The numbers are part of the headings, where they are read out.
const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({ listStyle: 'none', display: 'grid', gap: theme.spacing(2) }),
});
