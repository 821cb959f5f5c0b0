// SPDX-License-Identifier: Apache-2.0
// A drawing, laid out, as what is painted of it.
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { BOX_KINDS, type SideNumber, totalAfterOf } from '#pkg/flame';
import { labelsOfBox } from './box-labels';
import { fadedLookOf, keptLookOf, lookOf, waitLookOf } from './box-look';
import { courseHeights } from './course-heights';
import type { Drawing } from './drawing';
import { topOfRow } from './graph-geometry';
import type { BoxLook, GrowthPalette } from './growth-palette';
import { type LabelWords, labelWords } from './label-words';
import { signalOf } from './node-signal';
import { type PaintChoice, possibleFill } from './paint-choice';
import { rankBoxes } from './rank-boxes';
import type { BlinkPhase, BoxParts, Scene } from './scene';
import type { SceneContent } from './use-canvas-painting';
import type { GraphLayout } from './use-graph-layout';
import { useGrowthPalette } from './use-growth-palette';

export interface SceneSource {
  readonly drawing: Drawing;
  readonly layout: Pick<GraphLayout, 'boxes' | 'geometry' | 'scrollTopCssPx' | 'widthCssPx'>;
  readonly heightCssPx: number;
  /** Per frame name, 1 = matches the search; undefined when there is no search. */
  readonly matches: Uint8Array | undefined;
  readonly choice: PaintChoice;
  readonly phase: BlinkPhase | undefined;
}

const FONT_CSS_PX = 11;

/** Another object whenever the painting changes. */
export function useScene({ drawing, layout, heightCssPx, matches, choice, phase }: SceneSource): SceneContent {
  const theme = useTheme2();
  const palette = useGrowthPalette();
  const { boxes, geometry, scrollTopCssPx, widthCssPx } = layout;
  const { fill, lit } = choice;
  const ranks = useMemo(() => rankBoxes(drawing, boxes), [drawing, boxes]);
  const words = useMemo(() => labelWords(), []);
  return useMemo(
    () => ({
      ...{ boxes, palette, widthCssPx, phase },
      heightCssPx: Math.min(heightCssPx, Math.max(1, geometry.contentHeightCssPx)),
      rowHeightCssPx: geometry.rowHeightCssPx,
      font: `${FONT_CSS_PX}px ${theme.typography.fontFamilyMonospace}`,
      topOf: (side, row) => topOfRow(geometry, side, row) - scrollTopCssPx,
      zeroLineTopCssPx:
        geometry.rows.above > 0 ? geometry.rows.above * geometry.rowHeightCssPx - scrollTopCssPx : undefined,
      ...meaningOf({ drawing, boxes, palette, matches, fill, lit, ranks, words }),
    }),
    [
      drawing,
      boxes,
      palette,
      widthCssPx,
      heightCssPx,
      geometry,
      scrollTopCssPx,
      theme,
      matches,
      fill,
      lit,
      phase,
      ranks,
      words,
    ]
  );
}

interface Meaning extends PaintChoice, Pick<Scene, 'boxes'> {
  readonly drawing: Drawing;
  readonly palette: GrowthPalette;
  readonly matches: Uint8Array | undefined;
  readonly ranks: Uint8Array;
  readonly words: LabelWords;
}

function meaningOf(meaning: Meaning): Pick<Scene, 'lookOf' | 'labelsOf' | 'courseOf' | 'isHinge' | 'partsOf'> {
  const { drawing, boxes, ranks } = meaning;
  const { picture, mode } = drawing;
  const content = { ...meaning, fill: possibleFill(picture, meaning.fill) };
  const isMore = (box: number): boolean => BOX_KINDS[boxes.kind[box]] === 'more';
  const facts = picture.kind === 'growth' ? picture.facts : undefined;
  return {
    lookOf: (box) => lookOfBox(content, box),
    labelsOf: (box) => labelsOfBox(content, box),
    courseOf: (box) => {
      const node = boxes.node[box];
      return facts === undefined || isMore(box)
        ? []
        : courseHeights(facts.historyAt(node), 2 * facts.standardErrorAt(node));
    },
    isHinge: (box) => ranks[box] > 0,
    partsOf: mode === 'union' ? (box) => (isMore(box) ? undefined : partsOfNode(drawing, boxes.node[box])) : undefined,
  };
}

function lookOfBox(meaning: Meaning, box: number): BoxLook {
  const { drawing, boxes, palette, fill } = meaning;
  const { picture } = drawing;
  const kind = BOX_KINDS[boxes.kind[box]];
  const node = boxes.node[box];
  if (isFaded(meaning, box)) {
    return fadedLookOf(palette, kind);
  }
  if (fill === 'waitReason' && kind !== 'gone') {
    return kind === 'more' ? palette.keptMore : waitLookOf(palette, picture.waits?.reasonAt(node));
  }
  if (picture.kind === 'snapshot') {
    return kind === 'more' ? palette.keptMore : palette.plain;
  }
  if (fill === 'kept') {
    return keptLookOf(palette, kind, picture.facts?.keptAt(node) ?? Number.NaN);
  }
  const side: SideNumber = boxes.side[box] === 0 ? 0 : 1;
  return lookOf(palette, { kind, side, signal: signalOf(drawing, node, side) });
}

// What a `more` box stands for may match or not: it fades with the rest.
function isFaded({ drawing, boxes, matches, lit }: Meaning, box: number): boolean {
  const kind = BOX_KINDS[boxes.kind[box]];
  const frame = drawing.picture.tree.frame[boxes.node[box]];
  const isFound = matches === undefined || (kind !== 'more' && matches[frame] === 1);
  return !isFound || (lit !== 'all' && kind !== lit);
}

function partsOfNode({ picture }: Drawing, node: number): BoxParts | undefined {
  if (picture.kind === 'snapshot') {
    return undefined;
  }
  const { tree } = picture;
  const union = tree.totalBefore[node] + tree.grown[node];
  return { before: tree.totalBefore[node] / union, after: totalAfterOf(tree, node) / union };
}
