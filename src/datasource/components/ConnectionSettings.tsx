// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Field, Input } from '@grafana/ui';
import { DEFAULT_PATH_PREFIX } from '../settings/seep-options';
import type { ConfigEditorProps } from './editor-props';

/** Where the service is. Requests always go through Grafana's data source proxy. */
export function ConnectionSettings({ options, onOptionsChange }: ConfigEditorProps) {
  const isUrl = options.url === '' || /^https?:\/\/[^/\s]+/.test(options.url);
  return (
    <>
      <Field
        label={t('config.url', 'URL')}
        description={t('config.url-description', 'Of one Go service, as the Grafana server reaches it.')}
        htmlFor="seep-url"
        required
        invalid={!isUrl}
        error={t('config.url-error', 'Begin with http:// or https:// and a host.')}
      >
        <Input
          id="seep-url"
          width={60}
          placeholder="http://checkout:6060"
          value={options.url}
          onChange={({ currentTarget }) =>
            onOptionsChange({ ...options, access: 'proxy', url: currentTarget.value.trim() })
          }
        />
      </Field>
      <Field
        label={t('config.path-prefix', 'Path prefix')}
        description={t('config.path-prefix-description', 'Where the service serves net/http/pprof.')}
        htmlFor="seep-path-prefix"
      >
        <Input
          id="seep-path-prefix"
          width={60}
          placeholder={DEFAULT_PATH_PREFIX}
          value={options.jsonData.pathPrefix ?? ''}
          onChange={({ currentTarget }) =>
            onOptionsChange({
              ...options,
              jsonData: { ...options.jsonData, pathPrefix: currentTarget.value.trim() || undefined },
            })
          }
        />
      </Field>
      <Alert severity="info" title={t('config.reach-title', 'Who may query this data source can reach this address')}>
        <Trans i18nKey="config.reach">
          Seep itself only sends GET requests to the known profile paths, but Grafana&apos;s proxy forwards any request
          of a signed-in user. Serve pprof on a listener of its own, and point this data source at that one.
        </Trans>
      </Alert>
    </>
  );
}
