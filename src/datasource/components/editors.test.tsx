// SPDX-License-Identifier: Apache-2.0
// Both editors in one file: loading @grafana/ui takes most of the time.
import React from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CoreApp,
  PluginType,
  type DataSourceInstanceSettings,
  type DataSourcePluginMeta,
  type DataSourceSettings,
} from '@grafana/data';
import { setDataSourceSrv } from '@grafana/runtime';
import type { SeepDataSource } from '../datasource';
import type { SeepQuery } from '../query/seep-query';
import type { SeepOptions } from '../settings/seep-options';
import { ConfigEditor } from './ConfigEditor';
import type { SeepSecrets } from './editor-props';
import { QueryEditor } from './QueryEditor';

// Grafana's drop-down measures its text.
HTMLCanvasElement.prototype.getContext = jest.fn().mockReturnValue({ measureText: () => ({ width: 10 }) });

// jsdom has none, and Grafana's scrolling lists watch their ends with it.
window.IntersectionObserver = class {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
  takeRecords = () => [];
};

const pluginMeta = (id: string, name: string): DataSourcePluginMeta => ({
  ...{ id, name, type: PluginType.datasource, module: '', baseUrl: '' },
  info: {
    ...{ author: { name: '' }, description: '', links: [], screenshots: [], updated: '', version: '' },
    logos: { large: '', small: '' },
  },
});
const prometheusSettings: DataSourceInstanceSettings = {
  ...{
    uid: 'prom',
    type: 'prometheus',
    name: 'Metrics of the cluster',
    jsonData: {},
    access: 'proxy',
    readOnly: false,
  },
  meta: pluginMeta('prometheus', 'Prometheus'),
};

beforeAll(() => {
  setDataSourceSrv({
    get: () => Promise.reject(new Error('editors run nothing')),
    getList: ({ type } = {}) => (type?.includes('prometheus') ? [prometheusSettings] : []),
    getInstanceSettings: () => prometheusSettings,
    reload: () => Promise.resolve(),
    registerRuntimeDataSource: () => undefined,
  });
});

const user = userEvent.setup({ delay: null });

describe('QueryEditor', () => {
  function show(query: Partial<SeepQuery>, app: CoreApp = CoreApp.PanelEditor) {
    const onChange = jest.fn();
    const onRunQuery = jest.fn();
    // The editor never touches the data source, and stored queries may lack anything.
    const datasource = {} as SeepDataSource;
    const stored = { refId: 'A', ...query } as SeepQuery;
    render(
      <QueryEditor datasource={datasource} query={stored} onChange={onChange} onRunQuery={onRunQuery} app={app} />
    );
    return { onChange, onRunQuery };
  }

  it('shows an empty query as what it will become: growth in Explore', () => {
    show({}, CoreApp.Explore);
    expect(screen.getByRole('combobox', { name: 'Query' })).toHaveValue('Growth');
    expect(screen.getByRole('combobox', { name: 'Profile' })).toHaveValue('Memory in use');
    expect(screen.getByRole('combobox', { name: 'Before' })).toHaveValue('After warm-up');
  });

  it('shows an empty query in a dashboard as the live heap', () => {
    show({});
    expect(screen.getByRole('combobox', { name: 'Query' })).toHaveValue('Series');
    expect(screen.getByRole('combobox', { name: 'Metric' })).toHaveValue('Live heap');
    expect(screen.queryByRole('combobox', { name: 'Group by' })).not.toBeInTheDocument();
  });

  it('asks for the moment of goroutines, and for nothing else', () => {
    show({ queryType: 'goroutines' });
    expect(screen.getByLabelText('At')).toBeInTheDocument();
    expect(screen.queryByLabelText('Profile')).toBeNull();
    expect(screen.queryByLabelText('Before')).toBeNull();
  });

  it('stores and runs a number when the field is left by keyboard', async () => {
    const { onChange, onRunQuery } = show({ schema: 2, queryType: 'suspects' });
    await user.type(screen.getByLabelText('Top'), '5{Enter}');
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ schema: 2, queryType: 'suspects', topN: 5 }));
    expect(onRunQuery).toHaveBeenCalled();
  });

  it('has one field for whose series are scored, and more only where they are of Prometheus', async () => {
    const { onChange } = show({ schema: 2, queryType: 'leakScore' });
    expect(screen.getByText('This service')).toBeInTheDocument();
    expect(screen.queryByLabelText('Expression')).not.toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Select a data source' }));
    await user.click(screen.getByText('Metrics of the cluster'));
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ prometheusUid: 'prom' }));
  });

  it('runs an expression when it is finished, not at every key', async () => {
    const { onChange, onRunQuery } = show({ schema: 2, queryType: 'leakScore', prometheusUid: 'prom' });
    expect(screen.getByText('Metrics of the cluster')).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Kind' })).toHaveValue('By its name');
    await user.type(screen.getByLabelText('Expression'), ' go_goroutines');
    expect(onChange).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ expr: 'go_goroutines' }));
    expect(onRunQuery).toHaveBeenCalledTimes(1);
    await user.type(screen.getByLabelText('Step'), '30s');
    await user.tab();
    expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ step: '30s' }));
  });

  it('leaves a query of a later version alone', () => {
    const { onChange } = show({ ...{ schema: 3 as unknown as 2 }, queryType: 'delta' });
    expect(screen.getByText(/saved by a newer version/)).toBeInTheDocument();
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('ConfigEditor', () => {
  function show(changed: Partial<DataSourceSettings<SeepOptions, SeepSecrets>> = {}) {
    const onOptionsChange = jest.fn();
    const options: DataSourceSettings<SeepOptions, SeepSecrets> = {
      // A key that the type demands and plugins must not name any more.
      ...JSON.parse('{"database":""}'),
      ...{
        id: 1,
        uid: 'u',
        orgId: 1,
        name: 'checkout',
        type: 'seep-pprof-datasource',
        typeName: 'Seep pprof',
        typeLogoUrl: '',
      },
      ...{
        access: 'proxy',
        url: 'http://checkout:6060',
        user: '',
        basicAuth: false,
        basicAuthUser: '',
      },
      ...{ isDefault: false, jsonData: {}, secureJsonFields: {}, readOnly: false, withCredentials: false },
      ...changed,
    };
    render(<ConfigEditor options={options} onOptionsChange={onOptionsChange} />);
    return onOptionsChange;
  }

  it('names every field, shows the defaults, and says what a forced GC costs', () => {
    show();
    expect(screen.getByLabelText(/^URL/)).toHaveValue('http://checkout:6060');
    expect(screen.getByLabelText(/^Path prefix/)).toHaveAttribute('placeholder', '/debug/pprof');
    expect(screen.getByLabelText(/^Scrape interval/)).toHaveAttribute('placeholder', '15');
    expect(screen.getByLabelText(/^Minimum growth age/)).toHaveAttribute('placeholder', '1800');
    expect(screen.getByRole('radio', { name: 'Never' })).toBeChecked();
    expect(screen.getByText(/At most once every 60 seconds/)).toBeInTheDocument();
  });

  it('saves what is typed and clicked in jsonData', async () => {
    const onOptionsChange = show();
    await user.type(screen.getByLabelText(/^Scrape interval/), '5');
    expect(onOptionsChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ jsonData: { scrapeIntervalSeconds: 5 } })
    );
    await user.click(screen.getByRole('radio', { name: 'With each capture' }));
    expect(onOptionsChange).toHaveBeenLastCalledWith(expect.objectContaining({ jsonData: { forceGc: 'eachCapture' } }));
  });

  it('saves a memory limit when the field is left', async () => {
    const onOptionsChange = show();
    await user.type(screen.getByLabelText(/^Memory limit/), '512{Enter}');
    expect(onOptionsChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ jsonData: { memoryLimitMebibytes: 512 } })
    );
  });

  it('says when a URL is none, and never shows a stored password', () => {
    show({ url: 'checkout:6060', basicAuth: true, secureJsonFields: { basicAuthPassword: true } });
    expect(screen.getByText(/Begin with http/)).toBeInTheDocument();
    expect(screen.getByLabelText('Password')).toBeDisabled();
  });
});
