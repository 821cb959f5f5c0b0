// SPDX-License-Identifier: Apache-2.0
// The part of Grafana's DataSourceSrv that plugins use: other data sources by uid, and a list of them to pick from.
import type { DataSourceInstanceSettings } from '@grafana/data';
import type { DataSourceSrv } from '@grafana/runtime';
import { type Installed, PROMETHEUS_TYPE } from './installed';
import { PreviewPrometheus } from './preview-prometheus';

/** Everything a plugin may call. References are uids here: the preview has no names with two meanings. */
export function createDataSourceSrv(installed: Installed): DataSourceSrv {
  const settingsOf = (ref: Parameters<DataSourceSrv['get']>[0]): DataSourceInstanceSettings | undefined => {
    const uid = typeof ref === 'object' && ref !== null ? ref.uid : ref;
    const all = installed.dataSources();
    return uid ? all.find((settings) => settings.uid === uid || settings.name === uid) : all[0];
  };
  return {
    get: async (ref) => {
      const settings = settingsOf(ref);
      if (settings === undefined) {
        throw new Error(`Datasource ${JSON.stringify(ref)} was not found`);
      }
      return settings.type === PROMETHEUS_TYPE
        ? new PreviewPrometheus(settings)
        : (await installed.dataSource(settings.uid)).api;
    },
    getList: ({ type } = {}) =>
      installed.dataSources().filter((settings) => type === undefined || [type].flat().includes(settings.type)),
    getInstanceSettings: settingsOf,
    reload: () => Promise.resolve(),
    registerRuntimeDataSource: () => undefined,
  };
}
