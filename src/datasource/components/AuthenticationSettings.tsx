// SPDX-License-Identifier: Apache-2.0
import React from 'react';
import { t } from '@grafana/i18n';
import { Field, Input, SecretInput, Switch, TLSAuthSettings } from '@grafana/ui';
import type { ConfigEditorProps } from './editor-props';

/** Basic authentication, forwarded logins and TLS, as the data source proxy knows them. */
export function AuthenticationSettings({ options, onOptionsChange }: ConfigEditorProps) {
  const { jsonData } = options;
  const setJson = (changed: Partial<typeof jsonData>) =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, ...changed } });
  const switches = [
    {
      key: 'oauthPassThru',
      label: t('config.oauth', 'Forward OAuth identity'),
      description: t('config.oauth-description', "Sends the signed-in user's own token to the service."),
    },
    {
      key: 'tlsAuth',
      label: t('config.tls-client', 'TLS client authentication'),
      description: t('config.tls-client-description', 'Shows the service a certificate of ours.'),
    },
    {
      key: 'tlsAuthWithCACert',
      label: t('config.tls-ca', 'With CA certificate'),
      description: t('config.tls-ca-description', "Checks the service's certificate against an authority given here."),
    },
    {
      key: 'tlsSkipVerify',
      label: t('config.tls-skip', 'Skip TLS verification'),
      description: t('config.tls-skip-description', 'Accepts any certificate. Anybody in between can then read along.'),
    },
  ] as const;
  return (
    <>
      <Field
        label={t('config.basic-auth', 'Basic authentication')}
        description={t('config.basic-auth-description', 'Sends a user and a password with each request.')}
        htmlFor="seep-basic-auth"
      >
        <Switch
          id="seep-basic-auth"
          value={options.basicAuth}
          onChange={({ currentTarget }) => onOptionsChange({ ...options, basicAuth: currentTarget.checked })}
        />
      </Field>
      {options.basicAuth && <BasicAuthFields options={options} onOptionsChange={onOptionsChange} />}
      {switches.map(({ key, label, description }) => (
        <Field key={key} label={label} description={description} htmlFor={`seep-${key}`}>
          <Switch
            id={`seep-${key}`}
            value={jsonData[key] ?? false}
            onChange={({ currentTarget }) => setJson({ [key]: currentTarget.checked })}
          />
        </Field>
      ))}
      {(jsonData.tlsAuth || jsonData.tlsAuthWithCACert) && (
        <TLSAuthSettings dataSourceConfig={options} onChange={onOptionsChange} />
      )}
    </>
  );
}

function BasicAuthFields({ options, onOptionsChange }: ConfigEditorProps) {
  return (
    <>
      <Field label={t('config.user', 'User')} htmlFor="seep-user">
        <Input
          id="seep-user"
          width={40}
          value={options.basicAuthUser}
          onChange={({ currentTarget }) => onOptionsChange({ ...options, basicAuthUser: currentTarget.value })}
        />
      </Field>
      <Field label={t('config.password', 'Password')} htmlFor="seep-password">
        <SecretInput
          id="seep-password"
          width={40}
          isConfigured={options.secureJsonFields.basicAuthPassword ?? false}
          value={options.secureJsonData?.basicAuthPassword ?? ''}
          onChange={({ currentTarget }) =>
            onOptionsChange({
              ...options,
              secureJsonData: { ...options.secureJsonData, basicAuthPassword: currentTarget.value },
            })
          }
          onReset={() =>
            onOptionsChange({
              ...options,
              secureJsonFields: { ...options.secureJsonFields, basicAuthPassword: false },
              secureJsonData: { ...options.secureJsonData, basicAuthPassword: '' },
            })
          }
        />
      </Field>
    </>
  );
}
