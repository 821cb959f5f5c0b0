// SPDX-License-Identifier: Apache-2.0
import type { PanelProps } from '@grafana/data';
import { act, render, type RenderResult } from '@testing-library/react';
import React from 'react';
import { GrowthPanel } from '../GrowthPanel';
import type { PanelOptions } from '../options';

/** The panel with all that comes after its first painting. */
export async function renderPanel(props: PanelProps<PanelOptions>): Promise<RenderResult> {
  const view = render(<GrowthPanel {...props} />);
  await act(nextFrame);
  return view;
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
}
