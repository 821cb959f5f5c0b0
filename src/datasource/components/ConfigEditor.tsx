// SPDX-License-Identifier: Apache-2.0
// The settings page of a data source.
//
// Grafana's one-piece DataSourceHttpSettings is deprecated, and its successor @grafana/plugin-ui brings a query builder, a SQL
// formatter and a parser along. The parts that @grafana/ui 13.2 still offers on its own (TLS, headers) are used as they are; URL
// and authentication are a few fields over the same saved keys.
import React from 'react';
import { t } from '@grafana/i18n';
import { CustomHeadersSettings, FieldSet, Stack } from '@grafana/ui';
import { AuthenticationSettings } from './AuthenticationSettings';
import { ConnectionSettings } from './ConnectionSettings';
import type { ConfigEditorProps } from './editor-props';
import { PprofSettingsFields } from './PprofSettingsFields';

export function ConfigEditor({ options, onOptionsChange }: ConfigEditorProps) {
  return (
    <Stack direction="column" gap={2}>
      <FieldSet label={t('config.connection', 'Connection')}>
        <ConnectionSettings options={options} onOptionsChange={onOptionsChange} />
      </FieldSet>
      <FieldSet label={t('config.authentication', 'Authentication')}>
        <AuthenticationSettings options={options} onOptionsChange={onOptionsChange} />
      </FieldSet>
      <CustomHeadersSettings
        dataSourceConfig={options}
        onChange={({ jsonData, secureJsonData, secureJsonFields }) =>
          onOptionsChange({ ...options, jsonData, secureJsonData, secureJsonFields })
        }
      />
      <FieldSet label={t('config.captures', 'Captures')}>
        <PprofSettingsFields options={options} onOptionsChange={onOptionsChange} />
      </FieldSet>
    </Stack>
  );
}
