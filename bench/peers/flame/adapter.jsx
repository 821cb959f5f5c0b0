// SPDX-License-Identifier: Apache-2.0
// The peer: @grafana/flamegraph 13.0.1 as published on npm, mounted as Grafana's flame-graph panel mounts it.
import { createTheme } from '@grafana/data';
import { FlameGraph } from '@grafana/flamegraph';
import { createRoot } from 'react-dom/client';

export const name = '@grafana/flamegraph 13.0.1';
const theme = createTheme({ colors: { mode: 'dark' } });
const getTheme = () => theme;

/** The data as the component gets it. */
export function prepare(frame) {
  return frame;
}

/** Mounts the component inside `element`; returns what unmounts it. */
export function mount(element, frame, { isGraphOnly }) {
  const root = createRoot(element);
  root.render(
    <FlameGraph
      data={frame}
      getTheme={getTheme}
      showFlameGraphOnly={isGraphOnly}
      disableCollapsing={false}
      showAnalyzeWithAssistant={false}
      stickyHeader={false}
    />
  );
  return () => root.unmount();
}

/** A click on a bar opens a menu; its first entry zooms. Zoom and search are in the full layout only. */
export const surface = {
  canvas: 'canvas[data-testid="flameGraph"]',
  rowHeightCssPx: 22,
  zoom: ['bar', 'Focus block'],
  search: 'input[placeholder^="Search"]',
  isInteractiveAlone: false,
};
