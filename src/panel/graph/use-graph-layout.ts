// SPDX-License-Identifier: Apache-2.0
// Everything between a view and its boxes: where the nodes are, how high the page is, which part of it shows.
import { type RefObject, useMemo } from 'react';
import { type Boxes, layoutFlame, measureRows, type Scale } from '#pkg/flame';
import type { Drawing } from './drawing';
import { graphGeometry, type GraphGeometry, visibleLines } from './graph-geometry';
import { type GraphView, locateView, type LocatedView } from './graph-view';
import { type Scrolling, useScrolling } from './use-scrolling';

// Narrower siblings are collected in one box.
export const MIN_BOX_CSS_PX = 2;
const SCROLLBAR_CSS_PX = 12;

export interface GraphFrame {
  readonly widthCssPx: number;
  readonly heightCssPx: number;
  readonly rowHeightCssPx: number;
}

export interface GraphLayout extends Scrolling {
  readonly located: LocatedView;
  readonly geometry: GraphGeometry;
  readonly boxes: Boxes;
  readonly scale: Scale;
  /** Width left beside the scrollbar. */
  readonly widthCssPx: number;
}

export function useGraphLayout(
  { drawing, view }: { drawing: Drawing; view: GraphView },
  frame: GraphFrame,
  scrollerRef: RefObject<HTMLDivElement | null>
): GraphLayout {
  const { heightCssPx, rowHeightCssPx } = frame;
  const { sides } = drawing;
  const located = useMemo(() => locateView(drawing, view), [drawing, view]);
  const { geometry, scale } = useMemo(() => {
    const scaleAt = (widthCssPx: number) => ({ widthCssPx, zoomNode: located.zoomNode, minWidthCssPx: MIN_BOX_CSS_PX });
    const measureAt = (widthCssPx: number) => graphGeometry(measureRows(sides, scaleAt(widthCssPx)), rowHeightCssPx);
    // What needs a scrollbar is measured once: that is what is large.
    const besideCssPx = Math.max(1, frame.widthCssPx - SCROLLBAR_CSS_PX);
    const beside = { geometry: measureAt(besideCssPx), scale: scaleAt(besideCssPx) };
    if (beside.geometry.contentHeightCssPx > heightCssPx) {
      return beside;
    }
    const whole = { geometry: measureAt(frame.widthCssPx), scale: scaleAt(frame.widthCssPx) };
    return whole.geometry.contentHeightCssPx > heightCssPx ? beside : whole;
  }, [sides, located.zoomNode, frame.widthCssPx, heightCssPx, rowHeightCssPx]);
  const focus = useMemo(
    () => ({ side: view.focusSide, row: view.focusNames.length, key: [view.focusSide, ...view.focusNames].join(';') }),
    [view]
  );
  const scrolling = useScrolling(geometry, { scrollerRef, heightCssPx }, focus);
  const { scrollTopCssPx } = scrolling;
  const boxes = useMemo(
    () => layoutFlame(sides, { ...scale, ...visibleLines(geometry, { scrollTopCssPx, heightCssPx }) }),
    [sides, scale, geometry, scrollTopCssPx, heightCssPx]
  );
  return { located, geometry, boxes, scale, widthCssPx: scale.widthCssPx, ...scrolling };
}
