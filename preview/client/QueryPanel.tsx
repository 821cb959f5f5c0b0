// SPDX-License-Identifier: Apache-2.0
// A panel of the dashboard: runs its queries and draws them inside Grafana's panel frame.
import { type DataSourceApi, LoadingState, type PanelData } from '@grafana/data';
import { PanelChrome } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { useElementWidth } from './use-element-width';
import { type PanelQueryOptions, usePanelData } from './use-panel-data';

export interface PanelSize {
  widthCssPx: number;
  heightCssPx: number;
}

export interface QueryPanelProps {
  title: string;
  description?: string;
  dataSource: DataSourceApi;
  query: PanelQueryOptions;
  heightCssPx: number;
  children: (data: PanelData, size: PanelSize) => ReactNode;
}

export function QueryPanel({ title, description, dataSource, query, heightCssPx, children }: QueryPanelProps) {
  const data = usePanelData(dataSource, query);
  return (
    <PanelFrame title={title} description={description} data={data} heightCssPx={heightCssPx}>
      {(size) => children(data, size)}
    </PanelFrame>
  );
}

interface PanelFrameProps {
  title: string;
  description?: string;
  data: PanelData;
  heightCssPx: number;
  children: (size: PanelSize) => ReactNode;
}

/** Grafana's frame with the state, the errors and the notices of the data. */
export function PanelFrame({ title, description, data, heightCssPx, children }: PanelFrameProps) {
  const [ref, widthCssPx] = useElementWidth();
  const error = data.errors?.map(({ message }) => message).join('\n');
  const notices = data.series.flatMap((frame) => frame.meta?.notices ?? []);
  const uniqueNotices = [...new Map(notices.map((notice) => [notice.text, notice])).values()];
  return (
    <section ref={ref} aria-label={title}>
      {widthCssPx > 0 && (
        <PanelChrome
          title={title}
          description={description}
          width={widthCssPx}
          height={heightCssPx}
          loadingState={data.state === LoadingState.NotStarted ? LoadingState.Loading : data.state}
          {...(error ? { statusMessage: error } : {})}
          statusItems={uniqueNotices.map(({ severity, text }) => ({ severity, text }))}
        >
          {(innerWidth, innerHeight) => children({ widthCssPx: innerWidth, heightCssPx: innerHeight })}
        </PanelChrome>
      )}
    </section>
  );
}
