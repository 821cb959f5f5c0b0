// SPDX-License-Identifier: Apache-2.0
import type { GrafanaTheme2 } from '@grafana/data';
import { growthSvg } from '#pkg/report';
import { nameOf } from '../graph/drawing';
import type { GraphPicture } from './graph-picture';

/** The graph as an SVG that stands alone. O(boxes). */
export function graphSvg({ drawing, scene, title, summary }: GraphPicture, theme: GrafanaTheme2): Blob {
  const { palette } = scene;
  const { picture, mode } = drawing;
  const grown = palette.growth[palette.growth.length - 1].fill;
  const svg = growthSvg({
    boxes: scene.boxes,
    widthCssPx: scene.widthCssPx,
    rowHeightCssPx: scene.rowHeightCssPx,
    ...{ title, summary, unit: picture.tree.unit },
    amounts: picture.kind === 'growth' && mode === 'growth' ? 'changes' : 'totals',
    palette: {
      ...{ background: palette.background, zeroLine: palette.zeroLine, text: theme.colors.text.primary },
      ...{ grown, new: grown, shrunk: palette.shrunk.fill, gone: palette.gone.fill },
      ...{ stable: palette.stable.fill, more: palette.more[0].fill },
    },
    nameOf: (node) => nameOf(picture, node),
    fillOf: (box) => scene.lookOf(box).fill,
    textOf: (box) => scene.lookOf(box).text,
  });
  return new Blob([svg], { type: 'image/svg+xml' });
}
