// SPDX-License-Identifier: Apache-2.0
// Where the user is in a graph, and where a key leads. Names, not node numbers: those change with every refresh.
import { findPath, type FocusStep, namesTo, parentOf, type SideNumber, stepFocus } from '#pkg/flame';
import { type Drawing, hasSide } from './drawing';

export interface GraphView {
  /** Names from below the root to the node that fills the width; empty when nothing is zoomed. */
  readonly zoomNames: readonly string[];
  readonly focusNames: readonly string[];
  readonly focusSide: SideNumber;
}

/** A view in terms of one tree. */
export interface LocatedView {
  readonly zoomNode: number;
  readonly focusNode: number;
  readonly focusSide: SideNumber;
}

export const WHOLE_GRAPH: GraphView = { zoomNames: [], focusNames: [], focusSide: 0 };

/** Finds the view's nodes in a tree, as deep as they still exist. */
export function locateView(drawing: Drawing, view: GraphView): LocatedView {
  const { tree } = drawing.picture;
  const firstSide = hasSide(drawing, 0) ? 0 : 1;
  return {
    zoomNode: findPath(tree, view.zoomNames),
    focusNode: findPath(tree, view.focusNames),
    focusSide: hasSide(drawing, view.focusSide) ? view.focusSide : firstSide,
  };
}

/** The view with another node in focus; when that node is outside the zoomed part, the zoom opens up to its parent. */
export function focusOn(
  drawing: Drawing,
  view: GraphView,
  { node, side }: { node: number; side: SideNumber }
): GraphView {
  const { tree } = drawing.picture;
  const { zoomNode } = locateView(drawing, view);
  const isBelow = node >= zoomNode && node < tree.end[zoomNode];
  const isAbove = zoomNode >= node && zoomNode < tree.end[node];
  const zoomNames = isBelow || isAbove ? view.zoomNames : namesTo(tree, Math.max(0, parentOf(tree, node)));
  return { zoomNames, focusNames: namesTo(tree, node), focusSide: side };
}

/** The view with a node at full width and in focus. */
export function zoomTo(drawing: Drawing, { node, side }: { node: number; side: SideNumber }): GraphView {
  const names = namesTo(drawing.picture.tree, node);
  return { zoomNames: names, focusNames: names, focusSide: side };
}

/**
 * The view after a key, undefined when the key means nothing here. Up and down follow the picture: away from the zero line is
 * deeper, and at the roots they cross it. Enter zooms, Backspace zooms out by one frame, Escape all the way, Home goes to the root.
 */
export function viewAfterKey(drawing: Drawing, view: GraphView, key: string): GraphView | undefined {
  const { focusNode, focusSide, zoomNode } = locateView(drawing, view);
  const { tree } = drawing.picture;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return afterVerticalKey(drawing, view, key);
    case 'ArrowLeft':
      return afterStep(drawing, view, 'previous');
    case 'ArrowRight':
      return afterStep(drawing, view, 'next');
    case 'End':
      return afterStep(drawing, view, 'last');
    case 'Home':
      return focusOn(drawing, view, { node: 0, side: focusSide });
    case 'Enter':
      return zoomTo(drawing, { node: focusNode, side: focusSide });
    case 'Backspace':
      return { ...view, zoomNames: namesTo(tree, Math.max(0, parentOf(tree, zoomNode))) };
    case 'Escape':
      // With nothing zoomed Escape is left to whoever is around the panel.
      return zoomNode === 0 ? undefined : { ...view, zoomNames: [] };
    default:
      return undefined;
  }
}

function afterVerticalKey(drawing: Drawing, view: GraphView, key: 'ArrowDown' | 'ArrowUp'): GraphView {
  const { focusNode, focusSide } = locateView(drawing, view);
  const deeper = focusSide === 0 ? 'ArrowDown' : 'ArrowUp';
  const otherSide = focusSide === 0 ? 1 : 0;
  if (key !== deeper && focusNode === 0 && hasSide(drawing, otherSide)) {
    return focusOn(drawing, view, { node: 0, side: otherSide });
  }
  return afterStep(drawing, view, key === deeper ? 'deeper' : 'shallower');
}

function afterStep(drawing: Drawing, view: GraphView, step: FocusStep): GraphView {
  const { focusNode, focusSide } = locateView(drawing, view);
  const side = drawing.sides[focusSide];
  const node = side === undefined ? focusNode : stepFocus(side, { node: focusNode, step });
  return focusOn(drawing, view, { node, side: focusSide });
}
