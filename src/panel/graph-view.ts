// SPDX-License-Identifier: Apache-2.0
// Where the user is in a graph, and where a key leads. Names, not node numbers: those change with every refresh.
import { findPath, type FocusStep, namesTo, stepFocus } from '#pkg/flame';
import { amountsOn, type GraphSide, hasSide } from './drawn-picture';
import type { Picture } from './growth-model';

export interface GraphView {
  /** Names from below the root to the node that fills the width; empty when nothing is zoomed. */
  readonly zoomNames: readonly string[];
  readonly focusNames: readonly string[];
  readonly focusSide: GraphSide;
}

/** A view in terms of one tree. */
export interface LocatedView {
  readonly zoomNode: number;
  readonly focusNode: number;
  readonly focusSide: GraphSide;
}

export const WHOLE_GRAPH: GraphView = { zoomNames: [], focusNames: [], focusSide: 0 };

/** Finds the view's nodes in a tree, as deep as they still exist. */
export function locateView(picture: Picture, view: GraphView): LocatedView {
  const { tree } = picture;
  const firstSide = hasSide(picture, 0) ? 0 : 1;
  return {
    zoomNode: findPath(tree, view.zoomNames),
    focusNode: findPath(tree, view.focusNames),
    focusSide: hasSide(picture, view.focusSide) ? view.focusSide : firstSide,
  };
}

/** The view with another node in focus; when that node is outside the zoomed part, the zoom opens up to its parent. */
export function focusOn(
  picture: Picture,
  view: GraphView,
  { node, side }: { node: number; side: GraphSide }
): GraphView {
  const { tree } = picture;
  const { zoomNode } = locateView(picture, view);
  const isBelow = node >= zoomNode && node < tree.end[zoomNode];
  const isAbove = zoomNode >= node && zoomNode < tree.end[node];
  const zoomNames = isBelow || isAbove ? view.zoomNames : namesTo(tree, Math.max(0, tree.parent[node]));
  return { zoomNames, focusNames: namesTo(tree, node), focusSide: side };
}

/** The view with a node at full width and in focus. */
export function zoomTo(picture: Picture, { node, side }: { node: number; side: GraphSide }): GraphView {
  const names = namesTo(picture.tree, node);
  return { zoomNames: names, focusNames: names, focusSide: side };
}

/**
 * The view after a key, undefined when the key means nothing here. Up and down follow the picture: away from the zero line is
 * deeper, and at the roots they cross it. Enter zooms, Backspace zooms out by one frame, Escape all the way, Home goes to the root.
 */
export function viewAfterKey(picture: Picture, view: GraphView, key: string): GraphView | undefined {
  const { focusNode, focusSide, zoomNode } = locateView(picture, view);
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return afterVerticalKey(picture, view, key);
    case 'ArrowLeft':
      return afterStep(picture, view, 'previous');
    case 'ArrowRight':
      return afterStep(picture, view, 'next');
    case 'End':
      return afterStep(picture, view, 'last');
    case 'Home':
      return focusOn(picture, view, { node: 0, side: focusSide });
    case 'Enter':
      return zoomTo(picture, { node: focusNode, side: focusSide });
    case 'Backspace':
      return { ...view, zoomNames: namesTo(picture.tree, Math.max(0, picture.tree.parent[zoomNode])) };
    case 'Escape':
      // With nothing zoomed Escape is left to whoever is around the panel.
      return zoomNode === 0 ? undefined : { ...view, zoomNames: [] };
    default:
      return undefined;
  }
}

function afterVerticalKey(picture: Picture, view: GraphView, key: 'ArrowDown' | 'ArrowUp'): GraphView {
  const { focusNode, focusSide } = locateView(picture, view);
  const deeper = focusSide === 0 ? 'ArrowDown' : 'ArrowUp';
  const otherSide = focusSide === 0 ? 1 : 0;
  if (key !== deeper && focusNode === 0 && hasSide(picture, otherSide)) {
    return focusOn(picture, view, { node: 0, side: otherSide });
  }
  return afterStep(picture, view, key === deeper ? 'deeper' : 'shallower');
}

function afterStep(picture: Picture, view: GraphView, step: FocusStep): GraphView {
  const { focusNode, focusSide } = locateView(picture, view);
  const amounts = amountsOn(picture, focusSide);
  const node = amounts === undefined ? focusNode : stepFocus(picture.tree, amounts, { node: focusNode, step });
  return focusOn(picture, view, { node, side: focusSide });
}
