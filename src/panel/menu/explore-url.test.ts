// SPDX-License-Identifier: Apache-2.0
import { dateTime } from '@grafana/data';
import { NO_HOST, type PanelHost } from '../panel-host';
import { exploreUrl } from './explore-url';

const HOST: PanelHost = {
  ...NO_HOST,
  targets: [{ refId: 'A', datasource: { type: 'seep-pprof-datasource', uid: 'shop' }, queryType: 'delta' }],
  timeRange: { from: dateTime(1), to: dateTime(2), raw: { from: 'now-1h', to: 'now' } },
  replaceVariables: (text) => text.replace('$service', 'cart "1"'),
};

function paneOf(host: PanelHost): unknown {
  const url = new URL(exploreUrl(host) ?? '', 'https://grafana.example');
  expect(url.pathname).toBe('/explore');
  expect(url.searchParams.get('schemaVersion')).toBe('1');
  return JSON.parse(url.searchParams.get('panes') ?? '').seep;
}

describe('exploreUrl', () => {
  it('holds data source, queries and times', () => {
    expect(paneOf(HOST)).toEqual({
      datasource: 'shop',
      queries: [{ refId: 'A', datasource: { type: 'seep-pprof-datasource', uid: 'shop' }, queryType: 'delta' }],
      range: { from: 'now-1h', to: 'now' },
    });
  });

  it('holds moments as Unix times, and the values of variables', () => {
    const timeRange = { from: dateTime(1), to: dateTime(2), raw: { from: dateTime(1000), to: dateTime(2000) } };
    const targets = [{ refId: '$service', datasource: { uid: '$service' } }];
    expect(paneOf({ ...HOST, targets, timeRange })).toEqual({
      datasource: 'cart "1"',
      queries: [{ refId: 'cart "1"', datasource: { uid: 'cart "1"' } }],
      range: { from: '1000', to: '2000' },
    });
  });

  it('is mixed for several data sources, and not there for none', () => {
    const targets = [...HOST.targets, { refId: 'B', datasource: { uid: 'other' } }];
    expect(paneOf({ ...HOST, targets })).toMatchObject({ datasource: '-- Mixed --' });
    expect(exploreUrl(NO_HOST)).toBeUndefined();
    expect(exploreUrl({ ...HOST, targets: [{ refId: 'A' }] })).toBeUndefined();
  });
});
