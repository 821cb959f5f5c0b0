// SPDX-License-Identifier: Apache-2.0
// Paints a scene on a canvas once per animation frame, at the screen's resolution.
import { type RefObject, useEffect } from 'react';
import { paintBoxes } from './paint-boxes';
import type { Scene } from './scene';

/** A scene without what only the canvas knows. */
export type SceneContent = Omit<Scene, 'devicePixelRatio' | 'charWidthCssPx'>;

/** Repaints when `content` is another object; several changes before the next animation frame make one painting. */
export function useCanvasPainting(canvasRef: RefObject<HTMLCanvasElement | null>, content: SceneContent): void {
  useEffect(() => {
    const handle = requestAnimationFrame(() => {
      if (canvasRef.current !== null) {
        paintOn(canvasRef.current, content);
      }
    });
    return () => cancelAnimationFrame(handle);
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
