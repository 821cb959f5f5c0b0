// SPDX-License-Identifier: Apache-2.0
// Grafana's page of one data source: the plugin's own editor, Save & test.
import { css } from '@emotion/css';
import type { DataSourceSettings, GrafanaTheme2 } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import type { Installed, LoadedDataSource } from './installed';
import { useLoaded } from './use-loaded';

interface DataSourceTabProps {
  dataSource: LoadedDataSource;
  installed: Installed;
}

export function DataSourceTab({ dataSource, installed }: DataSourceTabProps) {
  const { uid } = dataSource.settings;
  const stored = useLoaded(
    useCallback((): Promise<DataSourceSettings> => getBackendSrv().get(`/api/datasources/uid/${uid}`), [uid])
  );
  if (stored.error) {
    return <Alert title="The settings could not be read">{stored.error}</Alert>;
  }
  return stored.value ? <SettingsForm stored={stored.value} dataSource={dataSource} installed={installed} /> : null;
}

interface TestResult {
  isFine: boolean;
  message: string;
  details?: string;
}

function SettingsForm({ stored, dataSource, installed }: DataSourceTabProps & { stored: DataSourceSettings }) {
  const styles = useStyles2(getStyles);
  const [options, setOptions] = useState(stored);
  const [result, setResult] = useState<TestResult>();
  const [isBusy, setBusy] = useState(false);
  const { ConfigEditor } = dataSource.plugin.components;
  const saveAndTest = async () => {
    setBusy(true);
    setResult(undefined);
    setResult(await saveThenTest(options, installed));
    setBusy(false);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void saveAndTest();
      }}
    >
      {ConfigEditor && <ConfigEditor options={options} onOptionsChange={setOptions} />}
      {result && (
        <Alert title={result.message} severity={result.isFine ? 'success' : 'error'}>
          <span className={styles.details}>{result.details}</span>
        </Alert>
      )}
      <Button type="submit" disabled={isBusy}>
        Save &amp; test
      </Button>
    </form>
  );
}

async function saveThenTest(options: DataSourceSettings, installed: Installed): Promise<TestResult> {
  try {
    await getBackendSrv().put(`/api/datasources/uid/${options.uid}`, options);
    installed.forget(options.uid, { jsonData: options.jsonData });
    const { api } = await installed.dataSource(options.uid);
    return readTestResult(await api.testDatasource());
  } catch (error) {
    return { isFine: false, message: errorText(error, 'message'), details: '' };
  }
}

/** Data sources answer {status, message, details}; they may also throw an error of the same kind. */
function readTestResult(answer: unknown): TestResult {
  const isFine = typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 'success';
  const details = typeof answer === 'object' && answer !== null && 'details' in answer ? answer.details : undefined;
  return { isFine, message: errorText(answer, 'message'), details: errorText(details, 'message') };
}

function errorText(value: unknown, key: string): string {
  return typeof value === 'object' && value !== null && key in value ? String(Reflect.get(value, key)) : '';
}

function getStyles(theme: GrafanaTheme2) {
  return {
    form: css({ maxWidth: 900, display: 'grid', gap: theme.spacing(2), justifyItems: 'start' }),
    details: css({ whiteSpace: 'pre-wrap' }),
  };
}
