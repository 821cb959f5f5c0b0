// SPDX-License-Identifier: Apache-2.0
// Paints a scene on a canvas, at the screen's resolution.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { yieldToBrowser } from '../../browser/yield-to-browser';
import { paintBoxes } from './paint-boxes';
import type { Scene } from './scene';

/** A scene without what only the canvas knows. */
export type SceneContent = Omit<Scene, 'devicePixelRatio' | 'charWidthCssPx'>;

/**
 * Paints in the commit that brings another `content`: an animation frame of waiting would be a frame of delay for every key. Only the first
 * painting has a task of its own, right after the commit: rendering the panel was long enough a task.
 */
export function useCanvasPainting(canvasRef: RefObject<HTMLCanvasElement | null>, content: SceneContent): void {
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    const paint = () => {
      isFirst.current = false;
      if (canvasRef.current !== null) {
        paintOn(canvasRef.current, content);
      }
    };
    if (!isFirst.current) {
      paint();
      return undefined;
    }
    let isWanted = true;
    void yieldToBrowser().then(() => isWanted && paint());
    return () => {
      isWanted = false;
    };
  }, [canvasRef, content]);
}

function paintOn(canvas: HTMLCanvasElement, content: SceneContent): void {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) {
    return;
  }
  const devicePixelRatio = canvas.ownerDocument.defaultView?.devicePixelRatio ?? 1;
  const width = Math.round(content.widthCssPx * devicePixelRatio);
  const height = Math.round(content.heightCssPx * devicePixelRatio);
  // Setting a canvas' size, even to the same, clears it and throws its buffer away.
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.font = content.font;
  // The font is of fixed width: one character measures all.
  const charWidthCssPx = context.measureText('0').width;
  paintBoxes(context, { ...content, devicePixelRatio, charWidthCssPx });
}
