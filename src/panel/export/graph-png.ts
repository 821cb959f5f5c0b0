// SPDX-License-Identifier: Apache-2.0
import type { GrafanaTheme2 } from '@grafana/data';
import { assert } from '#pkg/base';
import { paintBoxes } from '../graph/paint-boxes';
import type { GraphPicture } from './graph-picture';

const SHARPNESS = 2;
const MARGIN_CSS_PX = 12;
const TITLE_CSS_PX = 24;
const LINE_CSS_PX = 18;

/** The graph as it is painted, under its title and balance, at twice the resolution. O(boxes). */
export async function graphPng({ scene, title, summary }: GraphPicture, theme: GrafanaTheme2): Promise<Blob> {
  const graph = canvasOf(scene.widthCssPx, scene.heightCssPx);
  const painted = contextOf(graph);
  painted.font = scene.font;
  const charWidthCssPx = painted.measureText('0').width;
  paintBoxes(painted, { ...scene, devicePixelRatio: SHARPNESS, charWidthCssPx });
  const top = MARGIN_CSS_PX + TITLE_CSS_PX + LINE_CSS_PX;
  const whole = canvasOf(scene.widthCssPx + 2 * MARGIN_CSS_PX, top + scene.heightCssPx + MARGIN_CSS_PX);
  const context = contextOf(whole);
  context.fillStyle = theme.colors.background.primary;
  context.fillRect(0, 0, whole.width, whole.height);
  context.drawImage(graph, MARGIN_CSS_PX * SHARPNESS, top * SHARPNESS);
  context.scale(SHARPNESS, SHARPNESS);
  context.textBaseline = 'top';
  // A title in Arabic still begins on the left, above the graph.
  context.direction = 'ltr';
  const { fontFamily } = theme.typography;
  context.fillStyle = theme.colors.text.primary;
  context.font = `500 16px ${fontFamily}`;
  context.fillText(title, MARGIN_CSS_PX, MARGIN_CSS_PX, scene.widthCssPx);
  context.fillStyle = theme.colors.text.secondary;
  context.font = `12px ${fontFamily}`;
  context.fillText(summary, MARGIN_CSS_PX, MARGIN_CSS_PX + TITLE_CSS_PX, scene.widthCssPx);
  return new Promise((resolve, reject) =>
    whole.toBlob((blob) => (blob === null ? reject(new Error('the browser made no PNG')) : resolve(blob)), 'image/png')
  );
}

function canvasOf(widthCssPx: number, heightCssPx: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(widthCssPx * SHARPNESS);
  canvas.height = Math.round(heightCssPx * SHARPNESS);
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false });
  assert(context !== null, 'a canvas that was just made has a context');
  return context;
}
