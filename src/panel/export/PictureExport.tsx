// SPDX-License-Identifier: Apache-2.0
// The graph as a picture: what the canvas shows, in the theme's colours, and what is scrolled out of it.
import { useTheme2 } from '@grafana/ui';
import { useEffect, useMemo, useRef } from 'react';
import { useScene } from '../graph/use-scene';
import { t } from '../translate';
import { summaryOf } from './export-parts';
import type { ExportSource } from './export-source';
import { graphPng } from './graph-png';
import { graphSvg } from './graph-svg';
import { pictureLayout } from './picture-layout';

export type PictureForm = 'svg' | 'png';

interface PictureExportProps extends ExportSource {
  readonly form: PictureForm;
  readonly title: string;
  readonly onMade: (blob: Blob) => void;
}

/** Renders nothing: makes one picture and hands it over. */
export function PictureExport(props: PictureExportProps) {
  const { drawing, view, matches, widthCssPx, options, form, title, onMade } = props;
  const theme = useTheme2();
  const layout = useMemo(
    () => pictureLayout({ drawing, view, widthCssPx, options }),
    [drawing, view, widthCssPx, options]
  );
  const heightCssPx = layout.geometry.contentHeightCssPx;
  const scene = useScene({ drawing, layout, heightCssPx, matches, choice: view, phase: undefined });
  const isBegun = useRef(false);
  useEffect(() => {
    // Once, whatever changes while it is made.
    if (isBegun.current) {
      return;
    }
    isBegun.current = true;
    const cut = layout.cutRows === 0 ? '' : t('panel.export.cut', ' {{n}} more rows.', { n: layout.cutRows });
    const picture = { drawing, scene, title, summary: `${summaryOf(drawing.picture)}.${cut}` };
    void (form === 'svg' ? Promise.resolve(graphSvg(picture, theme)) : graphPng(picture, theme)).then(onMade);
  }, [drawing, scene, layout, title, theme, form, onMade]);
  return null;
}
