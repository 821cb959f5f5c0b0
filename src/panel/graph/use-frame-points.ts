// SPDX-License-Identifier: Apache-2.0
// From boxes to what the user can do with the frames they stand for.
import { type KeyboardEvent, type RefObject, useContext } from 'react';
import { NONE } from '#pkg/base';
import { BOX_KINDS, narrowChildrenOf, type SideNumber } from '#pkg/flame';
import { FrameActionsContext, type ScreenPoint } from '../menu/frame-actions';
import type { Drawing } from './drawing';
import { topOfRow } from './graph-geometry';
import type { GraphLayout } from './use-graph-layout';

interface FramePointsOf {
  readonly drawing: Drawing;
  readonly layout: GraphLayout;
  /** Box of the frame in focus, or NONE. */
  readonly focusBox: number;
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
}

export interface FramePoints {
  readonly targetOf: (box: number) => { readonly node: number; readonly side: SideNumber };
  /** Opens the list of a box "n more"; false for any other box. */
  readonly openMore: (box: number, position: ScreenPoint) => boolean;
  /** Opens the menu of a frame, or the list of a box "n more". */
  readonly openMenu: (box: number, position: ScreenPoint) => void;
  /** Opens the menu of the frame in focus beside it. */
  readonly openFocusMenu: () => void;
  /** What a key opens: the menu of the frame in focus, or the list that it is in. false for other keys. */
  readonly openByKey: (event: KeyboardEvent) => boolean;
}

export function useFramePoints({ drawing, layout, focusBox, scrollerRef }: FramePointsOf): FramePoints {
  const actions = useContext(FrameActionsContext);
  const { boxes, geometry, located, scale } = layout;
  const focus = { node: located.focusNode, side: located.focusSide };
  const targetOf = (box: number) => ({ node: boxes.node[box], side: boxes.side[box] === 0 ? 0 : 1 }) as const;
  const openMore = (box: number, position: ScreenPoint, chosen?: number): boolean => {
    if (box === NONE || BOX_KINDS[boxes.kind[box]] !== 'more') {
      return false;
    }
    const target = targetOf(box);
    const sides = { sides: drawing.sides, side: drawing.sides[target.side] };
    actions.openMore({ ...target, position }, narrowChildrenOf(sides, scale, target.node), chosen);
    return true;
  };
  const focusPosition = (): ScreenPoint => {
    const { left = 0, top = 0 } = scrollerRef.current?.getBoundingClientRect() ?? {};
    if (focusBox === NONE) {
      return { x: left, y: top };
    }
    const rowTop = topOfRow(geometry, boxes.side[focusBox], boxes.row[focusBox]) - layout.scrollTopCssPx;
    return { x: left + boxes.xCssPx[focusBox] + 8, y: top + rowTop + geometry.rowHeightCssPx };
  };
  const openFocusMenu = () => actions.openMenu({ ...focus, position: focusPosition() });
  return {
    targetOf,
    openMore,
    openMenu: (box, position) => {
      if (!openMore(box, position)) {
        actions.openMenu({ ...targetOf(box), position });
      }
    },
    openFocusMenu,
    openByKey: ({ key, shiftKey }) => {
      if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
        openFocusMenu();
        return true;
      }
      return key === 'Enter' && openMore(focusBox, focusPosition(), focus.node);
    },
  };
}
