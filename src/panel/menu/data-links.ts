// SPDX-License-Identifier: Apache-2.0
import type { LinkModel } from '@grafana/data';
import { type FrameDetails, frameDetailsOf } from '../data/frame-details';
import { findField, isFlameGraphFrame } from '../data/frame-fields';
import type { PanelHost } from '../panel-host';
import { rowOfPath } from './row-of-path';

/** A function where it stands in the picture: names from below the root, and the details of the data frame it is drawn from. */
export interface FramePath {
  readonly names: readonly string[];
  readonly details: FrameDetails;
}

/** The data links that the panel's field configuration has for a frame of the graph, made as other panels make them. */
export function dataLinksOf({ series }: PanelHost, { names, details }: FramePath): readonly LinkModel[] {
  const frame = series.find((candidate) => {
    const { name, profileType } = frameDetailsOf(candidate);
    return isFlameGraphFrame(candidate) && name === details.name && profileType === details.profileType;
  });
  const field = frame && findField(frame, 'value');
  if (frame === undefined || field?.getLinks === undefined || !field.config.links?.length) {
    return [];
  }
  const row = rowOfPath(frame, names);
  return row === undefined ? [] : field.getLinks({ valueRowIndex: row });
}
